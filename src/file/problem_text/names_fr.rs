//! What the records and things of a file are called in French, with their articles. It must not know problems.

use crate::file::shape::Thing;

/// A record by its name in the shapes.
pub(super) fn the_record(record: &str) -> &'static str {
    match record {
        "Contract" => "le contrat",
        "Version" => "la version",
        "Perimeter" => "le périmètre",
        "Partner" => "le partenaire",
        "Group" => "le groupe",
        "Line" => "la ligne",
        "OtherTitle" => "l’autre titre",
        "Commitment" => "l’engagement",
        "Announced" => "le chiffre annoncé",
        "Claim" => "le chiffre d’une source",
        "Lane" => "la rangée",
        "Deadline" => "l’échéance",
        "Document" => "le document",
        "Dismissal" => "le point écarté",
        "Source" => "la source",
        "Quote" => "la citation",
        "Axis" => "l’axe",
        "Derived" => "le montant déduit",
        "Pending" => "le montant en attente",
        "Conflict" => "le conflit",
        "Share" => "la part",
        _ => "ce groupe de champs",
    }
}

pub(super) fn the(thing: Thing) -> &'static str {
    match thing {
        Thing::Perimeter => "le périmètre",
        Thing::Partner => "le partenaire",
        Thing::Group => "le groupe",
        Thing::Line => "la ligne",
        Thing::Lane => "la rangée",
        Thing::Deadline => "l’échéance",
        Thing::Document => "le document",
        Thing::Dismissal => "le point écarté",
        Thing::Source => "la source",
        Thing::Quote => "la citation",
    }
}

pub(super) fn one(thing: Thing) -> &'static str {
    match thing {
        Thing::Perimeter => "un périmètre",
        Thing::Partner => "un partenaire",
        Thing::Group => "un groupe",
        Thing::Line => "une ligne",
        Thing::Lane => "une rangée",
        Thing::Deadline => "une échéance",
        Thing::Document => "un document",
        Thing::Dismissal => "un point écarté",
        Thing::Source => "une source",
        Thing::Quote => "une citation",
    }
}

pub(super) fn of_another(thing: Thing) -> &'static str {
    match thing {
        Thing::Perimeter => "d’un autre périmètre",
        Thing::Partner => "d’un autre partenaire",
        Thing::Group => "d’un autre groupe",
        Thing::Line => "d’une autre ligne",
        Thing::Lane => "d’une autre rangée",
        Thing::Deadline => "d’une autre échéance",
        Thing::Document => "d’un autre document",
        Thing::Dismissal => "d’un autre point écarté",
        Thing::Source => "d’une autre source",
        Thing::Quote => "d’une autre citation de la même source",
    }
}

pub(super) fn the_id_of(thing: Thing) -> &'static str {
    match thing {
        Thing::Perimeter => "l’identifiant d’un périmètre du fichier",
        Thing::Partner => "l’identifiant d’un partenaire du fichier",
        Thing::Group => "l’identifiant d’un groupe du fichier",
        Thing::Line => "l’identifiant d’une ligne du fichier",
        Thing::Lane => "l’identifiant d’une rangée du fichier",
        Thing::Deadline => "l’identifiant d’une échéance du fichier",
        Thing::Document => "l’identifiant d’un document du fichier",
        Thing::Dismissal => "l’identifiant d’un point écarté du fichier",
        Thing::Source => "l’identifiant d’une source du fichier",
        Thing::Quote => "l’identifiant d’une citation de cette source",
    }
}
