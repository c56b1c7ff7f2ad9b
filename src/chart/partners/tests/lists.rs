//! Lists of a partner that are too long to be shown whole.

use super::*;

#[test]
fn a_long_list_is_told_by_its_number_and_none_of_it_is_missed() {
    let mut contract = read(FICTITIOUS);
    let look = look(Some("port-clair"));
    let own = |profile: &Profile| -> (usize, usize) {
        (profile.deadlines.shown.len(), profile.findings.shown.len())
    };
    let before = of(FICTITIOUS, &look).profile.unwrap();
    let (deadlines, findings) = own(&before);
    assert!(deadlines > 0 && findings == 0);
    assert!(before.deadlines.more.is_none() && before.findings.more.is_none());

    let events = contract.schedule.deadlines.clone();
    for n in 1..10 {
        let again = events.iter().cloned().map(|mut event| {
            event.id = crate::contract::DeadlineId::new(&format!("{}-{n}", event.id)).unwrap();
            event
        });
        contract.schedule.deadlines.extend(again);
    }
    let mut finding = check::findings(&contract, look.today)[0].clone();
    finding.perimeter = None;
    finding.subject = check::FindingSubject::Partner(PartnerId::new("port-clair").unwrap());
    let profile = |findings: usize| {
        let findings = vec![finding.clone(); findings];
        let board = board_with(&contract, &look, &History::new(), &findings);
        board.profile.unwrap()
    };
    let all = profile(12);
    assert_eq!(own(&all), (12, 12));
    assert!(all.findings.more.is_none());
    let more = all.deadlines.more.unwrap();
    let left = deadlines * 10 - 12;
    assert_eq!(more.text, format!("Et {left} autres échéances"));
    assert!(matches!(more.subject, Subject::Deadline(_)));
    let said = |findings: usize| profile(findings).findings.more.unwrap().text;
    assert_eq!(said(13), "Et 1 autre point");
    assert_eq!(said(30), "Et 18 autres points");
    assert_eq!(said(12 + 99), "Et 99 autres points");
    assert_eq!(said(12 + 100), "Et plus de 99 autres points");
}
