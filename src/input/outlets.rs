//! Outlets, by the words in their names.

/// Words in the names of outlets, in small letters.
const PRESS: &[&str] = &[
    "abendblatt",
    "advertiser",
    "agency",
    "allgemeine",
    "anzeiger",
    "argus",
    "avis",
    "avisen",
    "banner",
    "beacon",
    "blad",
    "bladet",
    "blatt",
    "bote",
    "broadcasting",
    "bugle",
    "bulletin",
    "chronicle",
    "citizen",
    "clarion",
    "correo",
    "corriere",
    "courant",
    "courier",
    "courrier",
    "dagblad",
    "dagbladet",
    "daily",
    "democrat",
    "diario",
    "dispatch",
    "diário",
    "dépêche",
    "echo",
    "examiner",
    "express",
    "folha",
    "gaceta",
    "gazette",
    "gazzetta",
    "giornale",
    "globe",
    "guardian",
    "herald",
    "heraldo",
    "independent",
    "inquirer",
    "intelligencer",
    "jornal",
    "journal",
    "krant",
    "kurier",
    "lantern",
    "leader",
    "ledger",
    "magazine",
    "mail",
    "mattino",
    "mercurio",
    "merkur",
    "messaggero",
    "messenger",
    "mirror",
    "monitor",
    "morgenpost",
    "nachrichten",
    "news",
    "newspaper",
    "nieuws",
    "nieuwsblad",
    "noticias",
    "notizie",
    "notícias",
    "nouvelles",
    "nyheter",
    "observer",
    "packet",
    "periodico",
    "periódico",
    "post",
    "posten",
    "prensa",
    "press",
    "presse",
    "quotidien",
    "radio",
    "record",
    "recorder",
    "register",
    "republican",
    "review",
    "rundschau",
    "sentinel",
    "stampa",
    "standard",
    "star",
    "statesman",
    "sun",
    "tagblatt",
    "telegraph",
    "television",
    "tidende",
    "tidning",
    "tidningen",
    "times",
    "tribune",
    "tv",
    "voice",
    "voix",
    "volksblatt",
    "weekly",
    "wire",
    "world",
    "zeitung",
    "écho",
];

/// Whether a name is that of an outlet, and not of a place, a person or an office.
pub(super) fn is_outlet(name: &str) -> bool {
    let mut words = name.split([' ', '-', '.']);
    words.any(|it| {
        let it = it.to_lowercase();
        let is_compound =
            ["zeitung", "blatt", "bladet", "posten", "tidning", "tidningen"]
                .iter()
                .any(|end| it.len() > end.len() && it.ends_with(end));
        PRESS.contains(&it.as_str()) || is_compound
    })
}

#[cfg(test)]
mod tests {
    use super::is_outlet;

    #[test]
    fn knows_outlets_by_a_word_of_their_names() {
        for name in
            ["Orm Post", "Ormer Tagblatt", "Ormzeitung", "El Diario de Orm", "Ormposten"]
        {
            assert!(is_outlet(name), "{name}");
        }
        for name in ["Ada Tamm", "Port Orm", "Blatt", "The mill"] {
            assert_eq!(is_outlet(name), name == "Blatt", "{name}");
        }
    }
}
