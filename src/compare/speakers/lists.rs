//! Words by which the form of a name is read.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Words that end or hold the name of a body or an office, and so are read as no person's.
pub(super) static BODIES: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    "administration agency alliance ambassador allies analysts army assembly association \
     authority authorities bank board bureau cabinet campaign center centre chamber \
     chancellor church coalition college command commission committee company congress \
     corporation council court defence defense delegation department diplomats embassy \
     experts federation force forces foundation front fund general government governor group \
     guard guards hospital house inc institute journal kingdom leader leaders league magazine \
     mayor media military minister ministers ministry mission movement nations navy network \
     news office officers officials opposition organisation organization parliament party \
     police premier presidency president press republic residents school secretariat \
     secretary senate service services society sources spokesman spokesperson spokeswoman \
     staff states team television times troops tv union university"
        .split(' ')
        .collect()
});

/// Words before a person's name.
pub(super) static TITLES: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    "admiral ambassador capt captain chancellor col colonel dame dr gen general gov governor \
     judge justice king lady lieutenant lord lt madam maj major mayor minister miss mr mrs ms \
     premier pres president prime prince princess prof professor queen rep representative \
     secretary sen senator sergeant sgt sir vice"
        .split(' ')
        .collect()
});

/// Small words inside a family name.
pub(super) const PARTICLES: &[&str] = &[
    "al", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el",
    "ibn", "la", "le", "ten", "ter", "van", "von", "zu",
];

/// Words that tell a namesake of the family apart.
pub(super) const SUFFIXES: &[&str] = &["ii", "iii", "iv", "jr", "junior", "senior", "sr"];

/// Words that open the name of a place.
pub(super) const COMPASS: &[&str] = &[
    "central", "east", "eastern", "great", "greater", "new", "north", "northern",
    "south", "southern", "united", "upper", "west", "western",
];

/// Countries and capitals: alone, they are not taken for the family name of a person.
pub(super) static PLACES: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    "abuja accra afghanistan albania algeria algiers amman angola ankara argentina armenia \
     astana athens australia austria azerbaijan baghdad bahrain baku bamako bangkok bangladesh \
     beijing beirut belarus belgium belgrade benin berlin bern bogota bolivia bonn botswana \
     brasilia bratislava brazil brussels bucharest budapest bulgaria burundi cairo cambodia \
     cameroon canada canberra caracas chad chile china chisinau colombia congo copenhagen \
     croatia cuba cyprus damascus denmark dhaka doha dublin ecuador egypt england eritrea \
     estonia ethiopia europe finland france gabon geneva georgia germany ghana greece guatemala \
     guinea haiti hanoi harare havana helsinki holland honduras hungary iceland india indonesia \
     iran iraq ireland islamabad israel italy jakarta jamaica japan jerusalem jordan kabul \
     kampala kazakhstan kenya khartoum kiev kigali kinshasa kosovo kuwait kyiv kyrgyzstan laos \
     latvia lebanon liberia libya lima lincoln lisbon lithuania ljubljana london luxembourg \
     madrid malawi malaysia maldives mali malta managua manila mauritania mexico minsk moldova \
     mogadishu mongolia montenegro morocco moscow mozambique muscat myanmar nairobi namibia \
     nepal netherlands nicaragua nicosia niger nigeria norway oman oslo ottawa pakistan \
     palestine panama paraguay paris peru philippines podgorica poland portugal prague pretoria \
     pristina pyongyang qatar riga riyadh romania rome russia rwanda sanaa santiago sarajevo \
     scotland senegal seoul serbia singapore skopje slovakia slovenia sofia somalia spain \
     stockholm sudan sweden switzerland syria taipei taiwan tajikistan tallinn tanzania tashkent \
     tbilisi tehran thailand tirana tokyo tripoli tunis tunisia turkey turkiye turkmenistan \
     uganda ukraine uruguay uzbekistan valletta vatican venezuela vienna vietnam vilnius wales \
     warsaw washington wellington yemen yerevan york zagreb zambia zimbabwe"
        .split(' ')
        .collect()
});

/// Short forms of given names that stand for one name only, each with that name.
pub(super) const SHORT_FORMS: &[(&str, &str)] = &[
    ("abby", "abigail"),
    ("andy", "andrew"),
    ("ben", "benjamin"),
    ("bill", "william"),
    ("bob", "robert"),
    ("dan", "daniel"),
    ("dave", "david"),
    ("debbie", "deborah"),
    ("don", "donald"),
    ("greg", "gregory"),
    ("jeff", "jeffrey"),
    ("jim", "james"),
    ("joe", "joseph"),
    ("josh", "joshua"),
    ("ken", "kenneth"),
    ("liz", "elizabeth"),
    ("matt", "matthew"),
    ("mike", "michael"),
    ("nick", "nicholas"),
    ("pete", "peter"),
    ("ron", "ronald"),
    ("stephen", "steven"),
    ("steve", "steven"),
    ("sue", "susan"),
    ("tim", "timothy"),
    ("tom", "thomas"),
    ("tony", "anthony"),
    ("vince", "vincent"),
];
