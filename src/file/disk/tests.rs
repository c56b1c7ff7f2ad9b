//! Writing files: on the disk of this machine, and on one in memory that crashes, fails and is
//! written to by others at every single step.

mod outsiders;
mod planted;
mod race;
mod real;
mod told;
mod trial;

use trial::{Tally, Trial, in_place, keeping, ours, over_anything, sample, whole, with_backups};

/// The sample that `cargo test` runs; the full count is below.
#[test]
fn a_crash_at_any_moment_leaves_the_old_file_or_the_new_one() {
    let mut tally = Tally::default();
    for trial in sample() {
        trial.crashes(ours, &mut tally);
    }
    tally.assert_clean(400);
}

#[test]
fn a_failure_at_any_call_leaves_the_file_untouched() {
    let mut tally = Tally::default();
    for trial in sample() {
        trial.faults(ours, &mut tally);
    }
    tally.assert_clean(1_000);
}

#[test]
fn nobody_s_bytes_vanish_whenever_they_are_written() {
    let mut tally = Tally::default();
    for trial in sample() {
        trial.outsiders(ours, &mut tally);
    }
    tally.assert_clean(1_000);
}

#[test]
fn an_export_over_another_file_leaves_the_old_one_or_the_new_one() {
    let mut tally = Tally::default();
    for trial in sample() {
        trial.crashes(over_anything, &mut tally);
        trial.faults(over_anything, &mut tally);
    }
    tally.assert_clean(1_500);
}

/// What a save replaces is somewhere at every moment, and among the backups in the end.
#[test]
fn what_the_file_held_is_put_by_whatever_happens() {
    let mut tally = Tally::default();
    for trial in with_backups(&sample()) {
        trial.crashes(keeping, &mut tally);
    }
    for trial in with_backups(&sample()[..1]) {
        trial.faults(keeping, &mut tally);
    }
    tally.assert_clean(2_000);
}

/// A file written in place may be half written after a sudden end; then its copy is whole.
#[test]
fn a_file_written_in_place_has_a_whole_copy_whatever_happens() {
    let mut tally = Tally::default();
    for trial in in_place(&with_backups(&sample()[..1])) {
        trial.crashes(keeping, &mut tally);
        trial.faults(keeping, &mut tally);
        trial.outsiders(keeping, &mut tally);
    }
    tally.assert_clean(2_000);
}

/// A fault of this program in a save ends that save: no more is lost than by a failing call.
#[test]
fn a_panic_at_any_call_loses_nothing() {
    let mut tally = Tally::default();
    let backed = with_backups(&sample());
    for trial in backed.iter().chain(&in_place(&backed)) {
        trial.panics(keeping, &mut tally);
    }
    tally.assert_clean(400);
    // One that writes over the file itself does lose something.
    let mut tally = Tally::default();
    for trial in sample() {
        trial.panics(planted::truncating, &mut tally);
    }
    assert!(!tally.bad.is_empty());
}

/// A saver that keeps nothing is found out, one that hides that it could not, and one that writes
/// in place without a copy.
#[test]
fn savers_that_forget_what_the_file_held_are_caught() {
    for planted in [planted::forgetful, planted::copying_late] {
        let mut tally = Tally::default();
        for trial in with_backups(&sample()) {
            trial.crashes(planted, &mut tally);
        }
        assert!(!tally.bad.is_empty());
    }
    let mut tally = Tally::default();
    for trial in with_backups(&sample()[..1]) {
        trial.faults(planted::swallowing, &mut tally);
    }
    assert!(!tally.bad.is_empty());
    let mut tally = Tally::default();
    for trial in in_place(&with_backups(&sample())) {
        trial.crashes(planted::truncating, &mut tally);
    }
    assert!(!tally.bad.is_empty());
}

/// A check that cannot fail is no check.
#[test]
fn bad_savers_are_caught() {
    let mut caught = 0;
    for (name, saver) in planted::ALL {
        let mut tally = Tally::default();
        for trial in sample() {
            trial.crashes(saver, &mut tally);
            trial.outsiders(saver, &mut tally);
        }
        assert!(!tally.bad.is_empty(), "{name} was not caught");
        caught += 1;
    }
    println!("planted bad savers: {caught}/{} caught", planted::ALL.len());
}

#[test]
fn a_full_disk_says_how_much_it_needs_and_touches_nothing() {
    for room in 0..Trial::NEW.len() {
        for trial in sample() {
            trial.full_disk(ours, room);
        }
    }
}

/// Of the calls at which a crash comes after something else, one in so many.
const STEP: u64 = 16;

/// The full count: `cargo test --release -- --ignored file::disk --nocapture`.
///
/// Every crash of a save in which nothing else happens, and every failing call. Where somebody else writes, or a
/// call fails, and a crash comes after, one call in so many is tried, in each situation others:
/// `MAQUETTE_STEP=1` tries all.
#[test]
#[ignore = "takes minutes in release"]
fn every_crash_state() {
    let step = std::env::var("MAQUETTE_STEP").ok();
    let step = step.map_or(STEP, |step| step.parse().unwrap());
    let mut tally = Tally::of_one_call_in(step);
    for trial in whole() {
        trial.crashes(ours, &mut tally);
        trial.faults(ours, &mut tally);
        trial.outsiders(ours, &mut tally);
        trial.faults_and_crashes(ours, &mut tally);
        trial.crashes(over_anything, &mut tally);
        trial.faults(over_anything, &mut tally);
    }
    for trial in with_backups(&whole()) {
        trial.crashes(keeping, &mut tally);
        trial.faults(keeping, &mut tally);
        trial.outsiders(keeping, &mut tally);
        trial.faults_and_crashes(keeping, &mut tally);
    }
    let in_place_from = (tally.states, tally.faults);
    for trial in in_place(&with_backups(&whole())) {
        trial.crashes(keeping, &mut tally);
        trial.faults(keeping, &mut tally);
        trial.outsiders(keeping, &mut tally);
        trial.faults_and_crashes(keeping, &mut tally);
    }
    println!(
        "of them written in place: {} states after crashes, {} runs with failing calls",
        tally.states - in_place_from.0,
        tally.faults - in_place_from.1,
    );
    println!(
        "crash model: {} states after crashes, {} runs with failing calls, {} with somebody else \
         writing; {} bad (one call in {step} where a crash comes after somebody else or a failing call)",
        tally.states,
        tally.faults,
        tally.visits,
        tally.bad.len()
    );
    tally.assert_clean(100_000);
}

#[test]
fn racing_with_another_program_loses_nothing() {
    let race = race::race(300, race::ours);
    assert_eq!(race.lost, 0, "{race:?}");
    assert!(race.saved > 0 && race.refused > 0, "{race:?}");
}

/// A race that cannot be lost proves nothing.
#[test]
fn racing_finds_out_a_careless_save() {
    let lost = (0..20).any(|_| race::race(1_000, race::compare_then_rename).lost > 0);
    assert!(lost);
}

/// The full count: `cargo test --release -- --ignored file::disk --nocapture`.
#[test]
#[ignore = "takes minutes in release"]
fn a_hundred_thousand_races() {
    let race = race::race(100_000, race::ours);
    println!(
        "outside writers: {} rounds, {} saved, {} refused, {} kept as a copy; {} lost",
        race.rounds, race.saved, race.refused, race.copies, race.lost
    );
    assert_eq!(race.lost, 0);
}
