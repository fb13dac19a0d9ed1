//! Projects and edits for the tests of the project file.

use std::sync::Arc;

use crate::formats::{ArticleFormat, Place, Skeleton};
use crate::model::{
    AlignedBead, AlignedId, AlignedText, Alignment, Attached, AttachedMemory, Document, DocumentId, Edit,
    Entry, EntryId, Group, GroupKind, History, Metadata, Origin, Paragraph, ParagraphKind, Project, Segment,
    SegmentId, Segmentation, Side, Stamp, State, Status, Step, Suggested, Term, TermStatus, rows_of,
};
use crate::text::{Direction, Language, Markup, TagTable, TextChange};

use super::{Change, SourceBytes};

/// A document of `count` segments, two in each paragraph, the first paragraph a heading.
pub(super) fn document(id: u64, count: u64) -> Document {
    let segment = |n: u64| {
        let (paragraph, lead) = ((n / 2) as usize, if n % 2 == 1 { " " } else { "" });
        Segment::new(SegmentId(id + 1 + n), paragraph, lead, &format!("قال الوزير إن الجملة رقم {n} طويلة."))
    };
    let kind = |n| match n {
        0 => ParagraphKind::Heading(2),
        1 => ParagraphKind::Body,
        _ => ParagraphKind::Blank,
    };
    let tags = |n| {
        let markup = |number, close| Markup { number, open: format!("[{n}"), close };
        TagTable::new(if n == 1 { vec![markup(1, Some("](x)".into())), markup(4, None)] } else { vec![] })
    };
    Document {
        id: DocumentId(id),
        name: "مقال.docx".into(),
        metadata: Metadata {
            title: "An article".into(),
            byline: "ليلى".into(),
            date: "2026-11-24".into(),
            link: "https://a.example/x".into(),
            site: "الصحيفة".into(),
        },
        source: Language::new("ar"),
        target: Language::new("en-GB"),
        paragraphs: (0..count.div_ceil(2))
            .map(|n| Paragraph { kind: kind(n.min(1)), tags: tags(n) })
            .collect(),
        segments: (0..count).map(segment).collect(),
    }
}

/// A skeleton that says something in every field.
pub(super) fn skeleton() -> Skeleton {
    Skeleton {
        format: ArticleFormat::Markdown,
        parts: vec!["a/b.xml".into()],
        places: vec![Place { part: 0, range: 3..7 }],
        joined: true,
        whole_page: true,
    }
}

/// An entry that says something in every field.
pub(super) fn entry() -> Entry {
    let stamp = |who: &str, at| Stamp { who: who.into(), at };
    let term = |language: &str, text: &str| Term {
        status: TermStatus::Forbidden,
        part_of_speech: "noun".into(),
        gender: "masculine".into(),
        variants: vec!["وزراء".into(), "a|b".into()],
        note: "of a\nstate".into(),
        source: "press".into(),
        example: "قال الوزير".into(),
        created: stamp("ليلى", 5),
        changed: stamp("", -6),
        extra: vec![("register".into(), "formal".into())],
        ..Term::new(&Language::new(language), text)
    };
    Entry {
        id: EntryId(50),
        domain: "politics".into(),
        definition: "heads a ministry".into(),
        note: "n".into(),
        created: stamp("a", 1),
        changed: stamp("b", 2),
        terms: vec![term("ar", "وزير"), term("en-GB", "minister"), term("en-GB", "secretary")],
        extra: vec![("project".into(), "x".into()), ("project".into(), "y".into())],
    }
}

fn bead(source: &[u32], target: &[u32], confidence: u8, pinned: bool) -> AlignedBead {
    let ids = |ids: &[u32]| ids.iter().copied().map(AlignedId).collect();
    AlignedBead { source: ids(source), target: ids(target), confidence, pinned }
}

fn aligned_text(id: u32, text: &str, segment: Option<u64>) -> AlignedText {
    let segment = segment.map(SegmentId);
    AlignedText { id: AlignedId(id), text: text.into(), starts: id == 0, segment }
}

/// An alignment that says something in every field.
pub(super) fn alignment() -> Alignment {
    Alignment {
        name: "ترجمة.docx".into(),
        languages: (Language::new("ar"), Language::new("en-GB")),
        source: vec![aligned_text(0, "قال", Some(2)), aligned_text(1, "ثم خرج", Some(3))],
        target: vec![aligned_text(0, "He said", None), aligned_text(1, "and", None)],
        beads: vec![bead(&[0], &[0, 1], 91, true), bead(&[1], &[], 64, false)],
    }
}

/// One edit of each variant; they can be applied in this order to an empty project.
pub(super) fn edits() -> Vec<Edit> {
    let document = document(1, 5);
    let segment = document.segments[1].clone();
    let (id, next) = (segment.id, document.segments[2].clone());
    let after = Status {
        state: State::Confirmed,
        locked: true,
        in_memory: true,
        origin: Origin::Machine,
        author: "ليلى".into(),
        changed_at: 1_700_000_000_000,
        source_direction: None,
        target_direction: Some(Direction::Rtl),
        suggested: Some(Arc::new(Suggested {
            engine: "DeepL, api.deepl.com".into(),
            text: "قال <1>x</1>".into(),
        })),
    };
    let mut inserted = [next.clone(), next.clone()];
    inserted[0].source = "أول".into();
    inserted[0].note = "cut".into();
    inserted[1].id = SegmentId(99);
    inserted[1].target = "second \"half\"\n\u{0}".into();
    let entry = Arc::new(entry());
    let poorer = Arc::new(Entry { extra: vec![], note: String::new(), ..(*entry).clone() });
    let shared = |path: &str, read_only| Attached { path: path.into(), read_only };
    let other = Document { metadata: Metadata::default(), ..self::document(200, 1) };
    vec![
        Edit::AddDocument(Box::new(document)),
        Edit::AddDocument(Box::new(other.clone())),
        Edit::RemoveDocument(Box::new(other)),
        Edit::Text {
            segment: id, side: Side::Target, change: TextChange::between("", "The minister – قال")
        },
        Edit::Status { segment: id, before: Status::default(), after },
        Edit::Note { segment: id, before: String::new(), after: "look\tit up".into() },
        Edit::Segments { document: DocumentId(1), at: 2, removed: vec![next], inserted: inserted.to_vec() },
        Edit::Entry { id: EntryId(50), before: None, after: Some(Arc::clone(&entry)) },
        Edit::Entry { id: EntryId(50), before: Some(entry), after: Some(poorer) },
        Edit::Metadata {
            document: DocumentId(1),
            before: Box::new(self::document(1, 5).metadata),
            after: Box::new(Metadata { title: "عنوان".into(), ..Metadata::default() }),
        },
        Edit::Glossaries {
            before: vec![], after: vec![shared("/a/مسرد.mqg", true), shared("b.mqg", false)]
        },
        Edit::Memories {
            before: vec![],
            after: vec![AttachedMemory { path: "/a/ذاكرة.mqm".into(), read_only: false, writing: true }],
        },
        Edit::Segmentation {
            before: None,
            after: Some(Arc::new(Segmentation { name: "rules.srx".into(), rules: "<srx/>".into() })),
        },
        Edit::Alignment { before: None, after: Some(Arc::new(alignment())) },
        Edit::Beads {
            at: 1,
            removed: vec![bead(&[1], &[], 64, false)],
            inserted: vec![bead(&[1], &[], 100, true)],
        },
        Edit::AlignedTexts {
            side: Side::Target,
            at: 1,
            removed: vec![aligned_text(1, "and", None)],
            inserted: vec![aligned_text(1, "and \"here\"", None)],
        },
        Edit::Consent { before: None, after: Some("localhost".into()) },
    ]
}

/// A project with its history, and the changes to write for each step.
#[derive(Default)]
pub(super) struct Work {
    pub(super) project: Project,
    pub(super) history: History,
}

impl Work {
    pub(super) fn apply(&mut self, kind: GroupKind, edits: Vec<Edit>, now_ms: i64) -> Change {
        for edit in &edits {
            self.project.apply(edit).unwrap();
        }
        let rows = rows_of(&self.project, &edits);
        Change { step: self.history.push(kind, edits, now_ms), rows, source: None }
    }

    pub(super) fn import(&mut self, document: Document) -> Change {
        let source = SourceBytes {
            document: document.id,
            bytes: b"PK\x03\x04\x00".to_vec(),
            encoding: "utf-8".into(),
            skeleton: Some(skeleton()),
        };
        let change = self.apply(GroupKind::Import, vec![Edit::AddDocument(Box::new(document))], 1);
        Change { source: Some(source), ..change }
    }

    /// Types `text` behind the target of a segment.
    pub(super) fn type_text(&mut self, segment: u64, text: &str, now_ms: i64) -> Change {
        let id = SegmentId(segment);
        let old = self.project.segment(id).unwrap().target.clone();
        let mut change = TextChange::between(&old, &format!("{old}{text}"));
        change.before = crate::text::Selection::caret(old.len());
        self.apply(GroupKind::Typing, vec![Edit::Text { segment: id, side: Side::Target, change }], now_ms)
    }

    pub(super) fn undo(&mut self) -> Change {
        let group: Group = self.history.to_undo().unwrap().clone();
        let inverses: Vec<_> = group.edits.iter().rev().map(Edit::inverse).collect();
        let step = self.history.undo().unwrap();
        self.step_of(&inverses, step)
    }

    pub(super) fn redo(&mut self) -> Change {
        let group: Group = self.history.to_redo().unwrap().clone();
        let step = self.history.redo().unwrap();
        self.step_of(&group.edits, step)
    }

    fn step_of(&mut self, edits: &[Edit], step: Step) -> Change {
        for edit in edits {
            self.project.apply(edit).unwrap();
        }
        Change { step, rows: rows_of(&self.project, edits), source: None }
    }

    /// What a file gives back: revisions are not stored, and no group is open.
    pub(super) fn stored(mut self) -> (Project, History) {
        for segment in self.project.documents.iter_mut().flat_map(|document| &mut document.segments) {
            segment.source_revision = 0;
            segment.target_revision = 0;
        }
        self.history.close();
        (self.project, self.history)
    }
}
