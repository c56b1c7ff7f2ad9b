//! Command lines, and what is said of those that make no request.

use super::*;

fn read(line: &str) -> Result<Request, Misuse> {
    let words: Vec<OsString> = line.split_whitespace().map(OsString::from).collect();
    parse(&words)
}

fn said(line: &str) -> String {
    let message = read(line).unwrap_err().message(Lang::Fr);
    let first = message.lines().next().unwrap();
    first.replace('\u{a0}', " ")
}

#[test]
fn commands_and_options_in_any_order() {
    let request = read("--today 2024-12-02 summary --json a.ron --lang=en").unwrap();
    let file = PathBuf::from("a.ron");
    assert_eq!(
        request.command,
        Command::Summary(file.clone(), Form::Json, None)
    );
    assert_eq!(request.lang, Some(Lang::En));
    assert_eq!(read("").unwrap().command, Command::Window(None));
    assert_eq!(read("a.ron").unwrap().command, Command::Window(Some(file)));
    assert_eq!(read("a.ron --help").unwrap().command, Command::Help);
    let drawn = |line: &str| match read(line).unwrap().command {
        Command::Render(_, drawing) => drawing.export,
        other => panic!("{other:?}"),
    };
    let screen = drawn("render overview a.ron -o a.png --size 800x600 --theme dark");
    assert_eq!(screen.preset, Preset::Pixels(800, 600));
    assert_eq!(screen.colours, Colours::Dark);
    let chart = drawn("render axis-budgets a.ron --preset a4 --scale 3 -o a.PDF");
    assert_eq!((chart.preset, chart.scale), (Preset::A4, 3));
    assert_eq!(chart.form, FileForm::Pdf);
}

#[test]
fn what_is_wrong_is_said() {
    for (line, message) in [
        ("summary", "il manque le nom du fichier"),
        ("sumary a.ron", "commande ou option inconnue : sumary"),
        ("check a.ron b.ron", "argument en trop : b.ron"),
        ("check a.ron --jsn", "commande ou option inconnue : --jsn"),
        ("check a.ron -x", "commande ou option inconnue : -x"),
        ("a.ron --json", "commande ou option inconnue : --json"),
        (
            "summary a.ron --today",
            "il manque une valeur après --today",
        ),
        (
            "--today 2024-13-02",
            "2024-13-02 n’est pas une date AAAA-MM-JJ",
        ),
        ("--today 2024-12", "2024-12 n’est pas une date AAAA-MM-JJ"),
        ("--lang de", "de n’est pas une langue : fr ou en"),
        (
            "edit a.ron",
            "il manque --set LIGNE/PARTENAIRE[@PÉRIMÈTRE]=MONTANT",
        ),
        (
            "edit a.ron --set axe-2=1",
            "axe-2=1 n’est pas de la forme LIGNE/PARTENAIRE[@PÉRIMÈTRE]=MONTANT",
        ),
        (
            "edit a.ron --set a/b@=1",
            "a/b@=1 n’est pas de la forme LIGNE/PARTENAIRE[@PÉRIMÈTRE]=MONTANT",
        ),
        (
            "check a.ron --set a/b=1",
            "commande ou option inconnue : --set",
        ),
        ("render overview a.ron", "il manque -o SORTIE"),
        ("sample --operations 10", "il manque -o SORTIE"),
        (
            "sample --operations dix -o a.ron",
            "dix n’est pas un nombre entier",
        ),
        (
            "sample --operations 0 -o a.ron",
            "0 × 9 montants : de 1 à 5\u{202f}000\u{202f}000 montants et 99 partenaires au plus",
        ),
        (
            "render home a.ron -o a.png",
            "image inconnue : home ; écrans : overview, matrix, schedule, partners ; \
             graphiques : axis-budgets, partner-shares, deadlines, concentration, slides \
             ; liste : findings",
        ),
        (
            "render overview a.ron -o a.pdf",
            "un écran ne s’enregistre qu’en PNG, ou en CSV pour son tableau : a.pdf",
        ),
        (
            "report a.ron -o a.csv",
            "un rapport ne s’enregistre qu’en PDF, donnez un nom en .pdf ; \
             pour un tableau, render NOM FICHIER -o SORTIE.csv : a.csv",
        ),
        (
            "render slides a.ron -o a.csv",
            "les diapositives ne s’enregistrent pas en CSV, donnez un nom en .pdf, .svg ou .png ; \
             pour un tableau, prenez un graphique, comme axis-budgets : a.csv",
        ),
        (
            "render findings a.ron -o a.pdf",
            "la liste des points ne s’enregistre qu’en CSV, donnez un nom en .csv ; \
             pour un PDF, report FICHIER -o SORTIE.pdf : a.pdf",
        ),
        (
            "render deadlines a.ron -o a.jpg",
            "a.jpg ne finit ni par .svg, ni par .png, ni par .pdf, ni par .csv",
        ),
        (
            "render deadlines a.ron -o a.pdf --preset a5",
            "a5 n’est pas un format : 1920x1080, a4, 16cm ou LARGEURxHAUTEUR",
        ),
        (
            "render deadlines a.ron -o a.png --scale 4",
            "4 n’est pas une échelle : 1, 2 ou 3",
        ),
        (
            "render matrix a.ron -o a.png --size 10x10",
            "10x10 n’est pas une taille LARGEURxHAUTEUR, de 320x240 à 8000x8000",
        ),
    ] {
        assert_eq!(said(line), message, "{line}");
    }
}
