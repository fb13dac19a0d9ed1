#!/usr/bin/env python3
"""Drives the real window, as a translator would, and checks what it shows and what is on disk.

usage: window.py PROGRAM [ARTICLE]        PROGRAM is built with the feature `inspection`; ARTICLE need not be there

Each scene has an Xvfb of its own with software rendering and an empty data folder. Keys and texts go in as egui events over the
inspection protocol of egui 0.37 (frames of a length and MessagePack); one scene types on a real X11 keyboard with an Arabic layout.
Pictures are kept in target/pictures. Needs msgpack, Xvfb, openbox, xdotool and setxkbmap; everything that is started is stopped."""
import contextlib
import os
import pathlib
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
import zlib

import msgpack

PICTURES = pathlib.Path("target/pictures")
NONE = [False] * 5  # modifiers: alt, ctrl, shift, mac_cmd, command
OWN_ARTICLE = """زيارة المكتبة

افتتح الوزير المكتبة (BBC) أمس. وقال: «لا تعليق.» وانصرف.
بلغت الكلفة 35% من الميزانية.
"""


class Failed(Exception):
    """A check that does not hold."""


def check(holds, message):
    if not holds:
        raise Failed(message)


class Screen:
    """An Xvfb of its own."""

    def __enter__(self):
        read, write = os.pipe()
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "2600x1700x24", "-nolisten", "tcp"]
        self.server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as pipe:
            self.display = ":" + pipe.readline().strip()
        check(len(self.display) > 1, "Xvfb did not start")
        # It closes windows as a desktop does, and gives them the focus.
        environment = os.environ | {"DISPLAY": self.display}
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.manager = subprocess.Popen(["openbox"], env=environment, **quiet)
        time.sleep(0.5)
        return self

    def __exit__(self, *_):
        stop(self.manager)
        stop(self.server)


class Window:
    """The running program, and the connection to it."""

    def __init__(self, program, home, screen, arguments=(), scale="1"):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        environment = {k: v for k, v in os.environ.items() if k not in ("WAYLAND_DISPLAY", "WAYLAND_SOCKET")}
        environment |= {
            "DISPLAY": screen.display,
            "EGUI_INSPECTION": f"127.0.0.1:{port}",
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "MUQABALA_HOME": str(home),
            "WINIT_X11_SCALE_FACTOR": scale,
        }
        self.display = screen.display
        self.errors = tempfile.TemporaryFile()
        self.process = subprocess.Popen([program, *arguments], env=environment, stdin=subprocess.DEVNULL, stderr=self.errors)
        self.file = None
        try:
            self.connect(port)
            self.activate()
        except BaseException:
            self.__exit__(Failed)
            raise

    def connect(self, port):
        end = time.monotonic() + 60
        while self.file is None:
            check(self.process.poll() is None, f"the program ended with {self.process.returncode}")
            check(time.monotonic() < end, "the program does not answer")
            with contextlib.suppress(OSError):
                self.socket = socket.create_connection(("127.0.0.1", port), timeout=30)
                self.file = self.socket.makefile("rb")
                continue
            time.sleep(0.1)
        check(self.file.read(8)[:4] == b"eins", "the port speaks another protocol")

    def ask(self, request):
        body = msgpack.packb(request)
        self.socket.sendall(struct.pack(">I", len(body)) + body)
        size = struct.unpack(">I", self.file.read(4))[0]
        reply = msgpack.unpackb(self.file.read(size), strict_map_key=False)
        return next(iter(reply.values())) if isinstance(reply, dict) else None

    def send(self, *frames):
        for events in frames:
            self.ask({"ApplyEvents": [events]})
        self.ask({"Settle": [40]})

    def nodes(self):
        """(role, label, value, bounds) of every node."""
        update = self.ask("GetTree")[2]
        for _, (role, _, _, _, values) in update[0] if update else []:
            yield role, values.get("label", ""), values.get("value", ""), values.get("bounds")

    def find(self, label, role=None, timeout=20):
        end = time.monotonic() + timeout
        while True:
            for node in self.nodes():
                if node[1] == label and role in (None, node[0]):
                    return node
            if time.monotonic() > end:
                self.picture_of_failure()
                raise Failed(f"no {role or 'node'} is named {label!r}; there are {sorted({node[1] for node in self.nodes()})}")
            time.sleep(0.1)

    def value(self, label):
        return self.find(label, "multilineTextInput")[2]

    def expect(self, label, text, timeout=10):
        end = time.monotonic() + timeout
        while (value := self.value(label)) != text:
            check(time.monotonic() < end, f"{label} is {value!r}, not {text!r}")
            time.sleep(0.1)

    def type(self, text):
        self.send(*([{"Text": c}] for c in text))

    def key(self, name, ctrl=False, shift=False, alt=False):
        mods = [alt, ctrl, shift, False, ctrl]
        down, up = ({"Key": [name, None, pressed, False, mods]} for pressed in (True, False))
        self.send([{"ModifiersChanged": mods}, down], [up, {"ModifiersChanged": NONE}])

    def click(self, label, role=None):
        self.find(label, role)
        # A window that was just opened may still take another size.
        self.send()
        x0, y0, x1, y1 = self.find(label, role)[3]
        at = [(x0 + x1) / 2, (y0 + y1) / 2]
        press, release = ({"PointerButton": [at, "Primary", pressed, NONE]} for pressed in (True, False))
        self.send([{"PointerMoved": at}], [press], [release])

    def picture(self, name, dark=False):
        """Keeps a picture of the window, and checks that it is as bright or dark as it has to be; gives its width."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        data = self.ask({"GetScreenshot": [None]})[1]
        check(data.startswith(b"\x89PNG"), "no picture came")
        (PICTURES / f"{name}.png").write_bytes(data)
        mean = brightness(self.ask({"GetScreenshot": [0.1]})[1])
        check(mean < 70 if dark else 190 < mean < 254, f"{name}: the mean brightness is {mean:.0f} of 255")
        return struct.unpack(">I", data[16:20])[0]

    def picture_of_failure(self):
        PICTURES.mkdir(parents=True, exist_ok=True)
        (PICTURES / "failure.png").write_bytes(self.ask({"GetScreenshot": [1.0]})[1])

    def activate(self):
        """Gives the window X11's keyboard focus: without a window manager nobody else does, and an editor waits for it."""
        environment = os.environ | {"DISPLAY": self.display}
        for _ in range(20):
            found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)], env=environment, capture_output=True, text=True, timeout=20)
            for window in found.stdout.split():
                if subprocess.run(["xdotool", "windowfocus", window], env=environment, capture_output=True, timeout=20).returncode == 0:
                    time.sleep(0.3)
                    return
            time.sleep(0.2)
        raise Failed("the window was not found")

    def keyboard(self, layout, text):
        environment = os.environ | {"DISPLAY": self.display}
        subprocess.run(["setxkbmap", layout], env=environment, check=True, timeout=20)
        time.sleep(0.5)
        subprocess.run(["xdotool", "type", "--delay", "60", text], env=environment, check=True, timeout=60)
        time.sleep(0.5)

    def quit(self):
        # The connection ends before the last answer comes.
        with contextlib.suppress(OSError, struct.error):
            self.key("Q", ctrl=True)
        self.ended()

    def close(self):
        """Closes the window as its button does: by the window manager."""
        environment = os.environ | {"DISPLAY": self.display}
        for _ in range(5):
            # A key that comes before the window manager has noticed the focus is lost.
            self.activate()
            subprocess.run(["xdotool", "key", "alt+F4"], env=environment, check=True, timeout=20)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(timeout=5)
                break
            print("  Alt+F4 once more")
        self.ended()

    def ended(self):
        try:
            code = self.process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            raise Failed("the window is still there 30 s after it was closed") from None
        check(code == 0, f"the program ended with {code}")

    def __enter__(self):
        return self

    def __exit__(self, failed=None, *_):
        stop(self.process)
        if self.file is not None:
            self.file.close()
            self.socket.close()
        self.errors.seek(0)
        said = self.errors.read().decode(errors="replace")
        self.errors.close()
        if failed:
            print(said, end="", file=sys.stderr)
        check(failed or "panicked" not in said, f"the program panicked:\n{said}")


def brightness(png):
    """The mean of the red, green and blue of a PNG of eight bits a channel, 0 to 255."""
    width, height, depth, kind = struct.unpack(">IIBB", png[16:26])
    check(depth == 8 and kind in (2, 6), f"not the kind of PNG that is expected: {depth} bits, kind {kind}")
    step, data, at = {2: 3, 6: 4}[kind], b"", 8
    while at < len(png):
        length, name = struct.unpack(">I4s", png[at : at + 8])
        data += png[at + 8 : at + 8 + length] if name == b"IDAT" else b""
        at += length + 12
    raw, size, total = zlib.decompress(data), width * step, 0
    above = bytearray(size)
    for start in range(0, height * (size + 1), size + 1):
        above = unfilter(raw[start], bytearray(raw[start + 1 : start + 1 + size]), above, step)
        total += sum(sum(above[channel::step]) for channel in range(3))
    return total / (width * height * 3)


def unfilter(kind, line, above, step):
    """Takes the filter of a PNG's row back."""
    for i, byte in enumerate(line):
        left, corner = (line[i - step], above[i - step]) if i >= step else (0, 0)
        near = left + above[i] - corner
        best = min((left, above[i], corner), key=lambda it: abs(near - it))
        line[i] = (byte + (0, left, above[i], (left + above[i]) // 2, best)[kind]) & 255
    return line


def stop(process):
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def rows(program, project):
    """The rows of a project as the command line exports them: source, target, state."""
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "out.tsv"
        subprocess.run([program, "export", project, "--format", "tsv", "--states", "-o", out], check=True, timeout=60, stdout=subprocess.DEVNULL)
        lines = out.read_text(encoding="utf-8").splitlines()
    return [line.split("\t")[1:4] for line in lines if line[:1].isdigit()]


def scene_sample(program, home):
    """The first run shows the sample; a newcomer types, confirms, undoes, quits and comes back."""
    with Screen() as screen:
        with Window(program, home, screen) as window:
            draft = window.value("Translation")
            check(draft, "the sample opens in a segment with a draft")
            window.picture("sample-light")
            window.key("End", ctrl=True)
            window.type(" عربي and English")
            window.expect("Translation", draft + " عربي and English")
            window.key("Enter", ctrl=True)
            window.key("Z", ctrl=True)
            window.key("Z", ctrl=True)
            window.expect("Translation", draft)
            window.key("Z", ctrl=True, shift=True)
            window.key("Z", ctrl=True, shift=True)
            window.quit()
        project = home / "projects" / "Sample.mqb"
        check(sorted(p.name for p in project.parent.iterdir()) == ["Sample.mqb"], "one plain file is left")
        row = next(row for row in rows(program, project) if row[1].endswith("عربي and English"))
        check(row[2] == "Confirmed", f"the segment is {row[2]}")
        with Window(program, home, screen, [project]) as window:
            window.find("Translation", "multilineTextInput")
            window.click("Theme: as the system", "button")
            window.click("Theme: light", "button")
            window.picture("sample-dark", dark=True)
            window.key("Z", ctrl=True)
            window.key("Z", ctrl=True)
            window.expect("Translation", draft)
            window.close()
        check(not any("عربي" in row[1] for row in rows(program, project)), "what was undone is not undone on disk")
        with Window(program, home, screen, scale="2") as window:
            window.find("Open…", "button")
            window.picture("start-2x", dark=True)
            window.quit()


def scene_article(program, home, article):
    """An article is opened, translated and opened again from the start page."""
    with Screen() as screen:
        with Window(program, home, screen, [article]) as window:
            window.expect("Translation", "")
            window.type("The minister said: “السلام عليكم” (50%).")
            window.key("Enter", ctrl=True)
            window.expect("Translation", "")
            window.type("Second")
            window.picture("article-light")
            window.close()
        project = next((home / "projects").iterdir())
        found = rows(program, project)
        check(found[0][1:] == ["The minister said: “السلام عليكم” (50%).", "Confirmed"], f"the first row is {found[0]}")
        check(found[1][1:] == ["Second", "Draft"], f"the second row is {found[1]}")
        if "article-1" in article:
            check(len(found) == 14, f"{len(found)} segments instead of 14")
        with Window(program, home, screen, scale="2") as window:
            window.click(project.stem, "button")
            window.expect("Translation", "Second")
            check(window.picture("article-2x") >= 2 * 720, "the window does not follow the scale of the screen")
            window.quit()


# Letters, vowel marks and signs of the Arabic layout, then Latin letters, digits and brackets: 54 characters.
MIXED_LINE = [("ara", "قالت الوزيرةُ، أمسِ: هل بدأَ العملُ؟ "), ("us", "BBC News 50% (OK)")]


def scene_keyboard(program, home, article):
    """A mixed line from a real keyboard, with an Arabic layout and a Latin one in turn."""
    line = "".join(text for _, text in MIXED_LINE)
    with Screen() as screen:
        with Window(program, home, screen, [article]) as window:
            window.expect("Translation", "")
            for attempt in range(3):
                for layout, text in MIXED_LINE:
                    window.keyboard(layout, text)
                if window.value("Translation") == line:
                    break
                print(f"  typed {window.value('Translation')!r}, once more")
                window.key("A", ctrl=True)
                window.key("Delete")
            window.expect("Translation", line)
            window.key("Z", ctrl=True)
            window.key("Z", ctrl=True, shift=True)
            window.expect("Translation", line)
            window.quit()


def main():
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        own = pathlib.Path(folder) / "library.txt"
        own.write_text(OWN_ARTICLE, encoding="utf-8")
        given = sys.argv[2] if len(sys.argv) > 2 and os.path.isfile(sys.argv[2]) else None
        scenes = [
            ("sample", lambda home: scene_sample(program, home)),
            ("own article", lambda home: scene_article(program, home, str(own))),
            ("keyboard", lambda home: scene_keyboard(program, home, str(own))),
        ]
        if given:
            scenes.append(("article-1", lambda home: scene_article(program, home, os.path.abspath(given))))
        for number, (name, scene) in enumerate(scenes):
            home = pathlib.Path(folder) / f"home-{number}"
            home.mkdir()
            begun = time.monotonic()
            try:
                scene(home)
            except (Failed, OSError, struct.error, subprocess.SubprocessError) as error:
                print(f"window: {name}: {error}", file=sys.stderr)
                return 1
            print(f"window: {name}: passed in {time.monotonic() - begun:.1f} s")
            shutil.rmtree(home, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
