//! A display of its own for a window, the program on it, and hands: keys, waits with an end, and
//! the processor time that the program takes. Knows nothing of contracts.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How long anything may take on a slow machine.
const PATIENCE: Duration = Duration::from_secs(90);
/// Between two looks.
const BLINK: Duration = Duration::from_millis(50);
/// Time for a few frames, even painted without a graphics card on a busy machine.
const FRAMES: Duration = Duration::from_millis(400);
/// How long the program must take no processor time at all to be at rest.
const REST: Duration = Duration::from_secs(3);

/// Looks again and again until there is an answer.
pub fn wait_for<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let until = Instant::now() + PATIENCE;
    loop {
        if let Some(answer) = look() {
            return answer;
        }
        assert!(Instant::now() < until, "waited in vain for {what}");
        sleep(BLINK);
    }
}

/// An empty display, and folders for documents and settings.
pub struct Stage {
    display: String,
    server: Child,
    documents: TempDir,
    settings: TempDir,
}

impl Stage {
    /// Starts a display server on a free number.
    pub fn new() -> Self {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1500x950x24"])
            // Without `-noreset` the server starts over, and refuses for a moment, when the first
            // client leaves before the next one comes.
            .args(["-nolisten", "tcp", "-noreset"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb starts");
        let mut number = String::new();
        let out = server.stdout.take().expect("a pipe from Xvfb");
        BufReader::new(out)
            .read_line(&mut number)
            .expect("a display number");
        Self {
            display: format!(":{}", number.trim()),
            server,
            documents: tempfile::tempdir().unwrap(),
            settings: tempfile::tempdir().unwrap(),
        }
    }

    /// Where documents are.
    pub fn folder(&self) -> &Path {
        self.documents.path()
    }

    /// Files that are no document.
    pub fn stray_files(&self) -> Vec<String> {
        fs::read_dir(self.folder())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .filter(|name| !name.ends_with(".ron"))
            .collect()
    }

    /// Waits for a file to be there.
    pub fn wait_for_file(&self, path: &Path) {
        wait_for("a file", || path.exists().then_some(()));
    }

    /// Where the program keeps its settings.
    pub fn settings_folder(&self) -> PathBuf {
        self.settings.path().join("maquette")
    }

    /// Where windows are shown.
    pub fn display(&self) -> &str {
        &self.display
    }

    /// Starts the program, on a file if one is given, and gives it the keyboard; on a session bus if
    /// a screen reader listens there.
    pub fn start(&self, file: Option<&Path>, bus: Option<&str>) -> Program {
        let log = self.settings.path().join("messages");
        let mut command = Command::new(env!("CARGO_BIN_EXE_maquette"));
        command
            .args(["--lang", "fr", "--today", "2024-12-02"])
            .args(file)
            .env("DISPLAY", &self.display)
            .env("XDG_CONFIG_HOME", self.settings.path())
            .env("XDG_STATE_HOME", self.settings.path().join("state"))
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(fs::File::create(&log).unwrap());
        if let Some(address) = bus {
            command.env("DBUS_SESSION_BUS_ADDRESS", address);
        }
        let child = command.spawn().expect("the program starts");
        let mut program = Program {
            display: self.display.clone(),
            child,
            log,
            window: String::new(),
        };
        program.take_keyboard();
        program
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// The running program.
pub struct Program {
    display: String,
    child: Child,
    log: PathBuf,
    window: String,
}

impl Program {
    fn xdotool(&self, arguments: &[&str]) -> Output {
        Command::new("xdotool")
            .args(arguments)
            .env("DISPLAY", &self.display)
            .output()
            .expect("xdotool runs")
    }

    fn take_keyboard(&mut self) {
        let pid = self.child.id().to_string();
        self.window = wait_for("a window", || {
            if let Some(status) = self.child.try_wait().unwrap() {
                panic!("the program ended: {status}: {}", self.messages());
            }
            let found = self.xdotool(&["search", "--onlyvisible", "--pid", &pid]);
            let text = String::from_utf8_lossy(&found.stdout).into_owned();
            text.lines().last().map(str::to_owned)
        });
        // There is no window manager to do it, and a window that is not yet drawn refuses.
        wait_for("the window to take the keyboard", || {
            let done = self.xdotool(&["windowfocus", "--sync", &self.window]);
            done.status.success().then_some(())
        });
        self.pause(FRAMES);
    }

    /// Waits for the window's title: it tells what is open and whether it is saved.
    pub fn wait_for_title(&self, title: &str) {
        let mut last = String::new();
        let until = Instant::now() + PATIENCE;
        while last != title {
            if Instant::now() >= until {
                self.picture("no-such-title");
                panic!("the title is “{last}”, not “{title}”: {}", self.messages());
            }
            sleep(BLINK);
            let named = self.xdotool(&["getwindowname", &self.window]);
            last = String::from_utf8_lossy(&named.stdout).trim().to_owned();
        }
    }

    /// Presses a key, alone or with others, and leaves time for a frame.
    pub fn press(&self, keys: &str) {
        let done = self.xdotool(&["key", "--clearmodifiers", keys]);
        assert!(done.status.success(), "{keys}");
        self.pause(FRAMES);
    }

    /// Presses keys as fast as the display takes them, without a frame in between.
    pub fn press_at_once(&self, keys: &[&str]) {
        let mut arguments = vec!["key", "--delay", "0"];
        arguments.extend(keys);
        let done = self.xdotool(&arguments);
        assert!(done.status.success(), "{keys:?}");
        self.pause(FRAMES);
    }

    /// Types a text, one character after the other.
    pub fn type_text(&self, text: &str) {
        let done = self.xdotool(&["type", "--delay", "40", text]);
        assert!(done.status.success(), "{text}");
        self.pause(FRAMES);
    }

    /// Turns the wheel over the middle of the window, so many notches down.
    pub fn wheel(&self, notches: usize) {
        let at = ["mousemove", "--window", &self.window, "700", "500"];
        assert!(self.xdotool(&at).status.success(), "the pointer is moved");
        for _ in 0..notches {
            assert!(
                self.xdotool(&["click", "5"]).status.success(),
                "the wheel turns"
            );
        }
        self.pause(FRAMES);
    }

    /// Leaves time for frames.
    pub fn pause(&self, time: Duration) {
        sleep(time);
    }

    /// Processor time taken so far, in ticks of the system.
    fn ticks(&self) -> u64 {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap();
        // The name stands in brackets and may hold spaces.
        let (_, rest) = stat.rsplit_once(") ").unwrap();
        let fields: Vec<&str> = rest.split(' ').collect();
        let user: u64 = fields[11].parse().unwrap();
        let system: u64 = fields[12].parse().unwrap();
        user + system
    }

    /// Processor time taken so far. Systems count in hundredths of a second.
    pub fn time_taken(&self) -> Duration {
        Duration::from_millis(self.ticks() * 10)
    }

    /// Takes a picture of the display, if a folder for pictures is named and the tool is there.
    pub fn picture(&self, name: &str) {
        let Some(folder) = std::env::var_os("MAQUETTE_PICTURES") else {
            return;
        };
        let path = Path::new(&folder).join(name).with_extension("png");
        let _ = Command::new("import")
            .args(["-window", "root"])
            .arg(path)
            .env("DISPLAY", &self.display)
            .status();
    }

    /// Asserts that the program comes to rest: no processor time at all for a while, once notices
    /// have gone.
    pub fn assert_rests(&self) {
        let mut taken = Vec::new();
        let until = Instant::now() + PATIENCE;
        while Instant::now() < until {
            let before = self.ticks();
            sleep(REST);
            match self.ticks() - before {
                0 => return,
                ticks => taken.push(ticks),
            }
        }
        panic!("never at rest: {taken:?} ticks in windows of {REST:?}");
    }

    /// True if the program ends by itself, with success.
    pub fn ends_well(&mut self) -> bool {
        let child = &mut self.child;
        wait_for("the end", || child.try_wait().unwrap()).success()
    }

    /// Sends a signal by its number; the number of the signal that it ended by, or its exit code.
    pub fn ends_by(&mut self, signal: i32) -> Result<i32, Option<i32>> {
        use std::os::unix::process::ExitStatusExt;
        let sent = Command::new("kill")
            .args([format!("-{signal}"), self.process().to_string()])
            .status();
        assert!(sent.expect("kill runs").success());
        let child = &mut self.child;
        let status = wait_for("the end", || child.try_wait().unwrap());
        status.signal().ok_or(status.code())
    }

    /// The number of its process.
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// What the program said on its way.
    pub fn messages(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_default()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
