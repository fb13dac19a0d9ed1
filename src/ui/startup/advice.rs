//! Words for a window that cannot be opened: what is missing, the line that installs it, and what works without.

const INSTALL: &str = "apt-get install -y --no-install-recommends libgl1 libegl1 libgl1-mesa-dri libx11-xcb1 libxcursor1 \
                       libxi6 libxkbcommon-x11-0 libwayland-egl1";

/// What the windowing libraries load at run time, and the Debian package that brings it.
const LIBRARIES: &[(&str, &str)] = &[
    ("libX11.so.6", "libx11-6"),
    ("libX11-xcb.so.1", "libx11-xcb1"),
    ("libxcb.so.1", "libxcb1"),
    ("libXcursor.so.1", "libxcursor1"),
    ("libXi.so.6", "libxi6"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    ("libGL.so.1", "libgl1"),
    ("libEGL.so.1", "libegl1"),
    ("libwayland-egl.so.1", "libwayland-egl1"),
];

/// The whole message for a reason that the windowing library gave.
pub(super) fn advice(reason: &str) -> String {
    let mut text = format!("muqabala: no window could be opened: {}\n", without_place(reason));
    if !has_display() {
        text.push_str(
            "There is no display: neither DISPLAY nor WAYLAND_DISPLAY names one. Start it from a desktop.\n",
        );
    }
    let missing = missing();
    if !missing.is_empty() {
        text.push_str(&format_missing(&missing));
    }
    if has_display() && missing.is_empty() {
        text.push_str(
            "If a system library is missing, this line installs all that are needed (Debian, Ubuntu):\n    ",
        );
        text.push_str(INSTALL);
        text.push('\n');
    }
    text.push_str("The command line works without a window: muqabala --help\n");
    text
}

/// A reason without the place in a library's source where it arose, which helps nobody who reads it.
fn without_place(reason: &str) -> &str {
    let Some((_, behind)) = reason.split_once(".rs:") else { return reason };
    behind.split_once(": ").map_or(reason, |(_, words)| words)
}

/// Whether a library is known to be missing; where the loader's cache cannot be read, nothing is known.
pub(super) fn is_missing(library: &str) -> bool {
    cache().is_some_and(|cache| !holds(&cache, library))
}

fn has_display() -> bool {
    let named = |variable| std::env::var_os(variable).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || named("DISPLAY") || named("WAYLAND_DISPLAY") || named("WAYLAND_SOCKET")
}

fn missing() -> Vec<(&'static str, &'static str)> {
    let Some(cache) = cache() else { return Vec::new() };
    let mut missing: Vec<_> =
        LIBRARIES.iter().copied().filter(|(library, _)| !holds(&cache, library)).collect();
    if !crate::app::has_graphics_driver() {
        missing.push(("a graphics driver", "libgl1-mesa-dri"));
    }
    missing
}

fn format_missing(missing: &[(&str, &str)]) -> String {
    let names: Vec<_> = missing.iter().map(|(library, _)| *library).collect();
    format!(
        "Missing on this system: {}.\nThis line installs all that is needed (Debian, Ubuntu):\n    {INSTALL}\n",
        names.join(", ")
    )
}

/// The dynamic loader's cache, in which every library that it can find is named.
fn cache() -> Option<Vec<u8>> {
    if cfg!(target_os = "linux") { crate::app::loader_cache() } else { None }
}

fn holds(cache: &[u8], library: &str) -> bool {
    cache.windows(library.len()).any(|window| window == library.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_is_missing_is_named_at_once_with_the_line_that_installs_it() {
        let text = format_missing(&[("libGL.so.1", "libgl1"), ("libXi.so.6", "libxi6")]);
        assert!(text.contains("libGL.so.1, libXi.so.6"));
        assert!(LIBRARIES.iter().all(|(library, _)| !library.is_empty()));
        assert!(text.contains("apt-get install") && text.contains("libxkbcommon-x11-0"));
    }

    #[test]
    fn the_place_in_a_library_is_left_out() {
        let reason = "winit EventLoopError: os error at /x/mod.rs:765: neither DISPLAY nor another is set.";
        assert_eq!(without_place(reason), "neither DISPLAY nor another is set.");
        assert_eq!(without_place("BadConfig"), "BadConfig");
    }

    #[test]
    fn a_library_is_found_in_the_cache() {
        assert!(holds(b"..libGL.so.1\0..", "libGL.so.1"));
        assert!(!holds(b"..libGL.so.2\0..", "libGL.so.1"));
    }
}
