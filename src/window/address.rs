//! Web addresses, shown in the system's browser.

use crate::chart::detail::site;
use std::process::{Command, Stdio};
use std::thread::Builder;

/// Shows a web address in the system's browser. Nothing but the web is opened, and no shell sees
/// the address.
pub(super) fn open_address(address: &str) {
    if site(address).is_none() {
        return;
    }
    let opener = if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    let started = Command::new(opener)
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    if let Ok(mut child) = started {
        // Waited for, so that no ended process stays behind.
        let _ = Builder::new().spawn(move || child.wait());
    }
}
