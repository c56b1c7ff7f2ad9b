//! A session bus of its own with the accessibility services on it, and a screen reader's view of
//! a program. Knows nothing of contracts.

use crate::stage::{Program, wait_for};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

const READER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/window/read_aloud.py");
/// How the reader ends when the window changed while it was read.
const CHANGED: i32 = 75;

/// A private session bus where programs are told that a screen reader is on.
pub struct Bus {
    daemon: Child,
    address: String,
    display: String,
}

/// A thing that a screen reader reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// Its role, as AT-SPI names it.
    pub role: String,
    /// Its name.
    pub name: String,
}

impl Bus {
    /// Starts a bus for programs on a display.
    pub fn new(display: &str) -> Self {
        let mut daemon = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--nopidfile", "--print-address=1"])
            .env("DISPLAY", display)
            .env_remove("WAYLAND_DISPLAY")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-daemon starts");
        let mut address = String::new();
        let out = daemon.stdout.take().expect("a pipe from dbus-daemon");
        BufReader::new(out)
            .read_line(&mut address)
            .expect("an address");
        let bus = Self {
            daemon,
            address: address.trim().to_owned(),
            display: display.to_owned(),
        };
        bus.enable("IsEnabled");
        bus.enable("ScreenReaderEnabled");
        bus
    }

    /// Where the bus is.
    pub fn address(&self) -> &str {
        &self.address
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .env("DBUS_SESSION_BUS_ADDRESS", &self.address)
            .env("DISPLAY", &self.display)
            .env_remove("AT_SPI_BUS_ADDRESS");
        command
    }

    fn enable(&self, property: &str) {
        let done = self
            .command("dbus-send")
            .args(["--session", "--print-reply", "--dest=org.a11y.Bus"])
            .args(["/org/a11y/bus", "org.freedesktop.DBus.Properties.Set"])
            .arg("string:org.a11y.Status")
            .arg(format!("string:{property}"))
            .arg("variant:boolean:true")
            .output()
            .expect("dbus-send runs");
        let words = String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success(), "{property}: {words}");
    }

    /// What the reader prints. It starts over when the window changed while it read, as a person
    /// who listens does.
    fn reader(&self, arguments: &[&str]) -> String {
        wait_for("a window that stays while it is read", || {
            // The system's own Python has the module.
            let done = self
                .command("/usr/bin/python3")
                .arg(READER)
                .args(arguments)
                .output()
                .expect("the reader runs");
            if done.status.code() == Some(CHANGED) {
                return None;
            }
            let words = String::from_utf8_lossy(&done.stderr);
            assert!(done.status.success(), "{arguments:?}: {words}");
            Some(String::from_utf8_lossy(&done.stdout).into_owned())
        })
    }

    /// Everything a screen reader reads of a program, in order.
    pub fn read(&self, program: &Program) -> Vec<Read> {
        let lines = self.reader(&[&program.process().to_string()]);
        let things = lines.lines().filter_map(|line| line.split_once('\t'));
        things
            .map(|(role, name)| Read {
                role: role.to_owned(),
                name: name.to_owned(),
            })
            .collect()
    }

    /// Waits until a screen reader reads a name that is looked for.
    pub fn wait_for_name(&self, program: &Program, what: &str, is: impl Fn(&str) -> bool) {
        wait_for(what, || {
            let read = self.read(program);
            read.iter().any(|thing| is(&thing.name)).then_some(())
        });
    }

    /// Activates the thing of this name, as a screen reader does.
    pub fn press(&self, program: &Program, name: &str) {
        self.reader(&[&program.process().to_string(), "--press", name]);
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}
