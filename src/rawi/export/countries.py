"""Countries of the gazetteer with what event datasets say of them: ISO 3166-1 codes and the regions of ACLED and UCDP.

A region is given where the dataset's own countries are known to lie in it; else it stays open ("").
"""

from typing import NamedTuple


class Country(NamedTuple):
    """ISO 3166-1 alpha-2 and numeric code, ACLED's region, UCDP's region."""

    alpha2: str
    numeric: int
    acled: str
    ucdp: str


_MIDDLE_EAST, _NORTH, _EAST, _WEST, _MIDDLE = (
    "Middle East",
    "Northern Africa",
    "Eastern Africa",
    "Western Africa",
    "Middle Africa",
)
_EUROPE, _AFRICA, _ASIA = "Europe", "Africa", "Asia"

# By the English name that `Entity.admin` gives.
COUNTRIES: dict[str, Country] = {
    "Afghanistan": Country("AF", 4, "South Asia", _ASIA),
    "Algeria": Country("DZ", 12, _NORTH, _AFRICA),
    "Austria": Country("AT", 40, _EUROPE, _EUROPE),
    "Bahrain": Country("BH", 48, _MIDDLE_EAST, _MIDDLE_EAST),
    "Belgium": Country("BE", 56, _EUROPE, _EUROPE),
    "Central African Republic": Country("CF", 140, _MIDDLE, _AFRICA),
    "Chad": Country("TD", 148, _MIDDLE, _AFRICA),
    "China": Country("CN", 156, "East Asia", _ASIA),
    "Cyprus": Country("CY", 196, _EUROPE, ""),
    "Djibouti": Country("DJ", 262, _EAST, _AFRICA),
    "Egypt": Country("EG", 818, _NORTH, ""),
    "Eritrea": Country("ER", 232, _EAST, _AFRICA),
    "Ethiopia": Country("ET", 231, _EAST, _AFRICA),
    "France": Country("FR", 250, _EUROPE, _EUROPE),
    "Germany": Country("DE", 276, _EUROPE, _EUROPE),
    "Iran": Country("IR", 364, _MIDDLE_EAST, _MIDDLE_EAST),
    "Iraq": Country("IQ", 368, _MIDDLE_EAST, _MIDDLE_EAST),
    "Israel": Country("IL", 376, _MIDDLE_EAST, _MIDDLE_EAST),
    "Jordan": Country("JO", 400, _MIDDLE_EAST, _MIDDLE_EAST),
    "Kazakhstan": Country("KZ", 398, "Caucasus and Central Asia", _ASIA),
    "Kenya": Country("KE", 404, _EAST, _AFRICA),
    "Kuwait": Country("KW", 414, _MIDDLE_EAST, _MIDDLE_EAST),
    "Lebanon": Country("LB", 422, _MIDDLE_EAST, _MIDDLE_EAST),
    "Libya": Country("LY", 434, _NORTH, _AFRICA),
    "Mali": Country("ML", 466, _WEST, _AFRICA),
    "Morocco": Country("MA", 504, _NORTH, _AFRICA),
    "Netherlands": Country("NL", 528, _EUROPE, _EUROPE),
    "Niger": Country("NE", 562, _WEST, _AFRICA),
    "Oman": Country("OM", 512, _MIDDLE_EAST, _MIDDLE_EAST),
    "Palestine": Country("PS", 275, _MIDDLE_EAST, _MIDDLE_EAST),
    "Qatar": Country("QA", 634, _MIDDLE_EAST, _MIDDLE_EAST),
    "Russia": Country("RU", 643, _EUROPE, _EUROPE),
    "Saudi Arabia": Country("SA", 682, _MIDDLE_EAST, _MIDDLE_EAST),
    "Somalia": Country("SO", 706, _EAST, _AFRICA),
    "South Sudan": Country("SS", 728, _EAST, _AFRICA),
    "Sudan": Country("SD", 729, _NORTH, _AFRICA),
    "Sweden": Country("SE", 752, _EUROPE, _EUROPE),
    "Switzerland": Country("CH", 756, _EUROPE, _EUROPE),
    "Syria": Country("SY", 760, _MIDDLE_EAST, _MIDDLE_EAST),
    "Tunisia": Country("TN", 788, _NORTH, _AFRICA),
    "Turkey": Country("TR", 792, "", ""),
    "Uganda": Country("UG", 800, _EAST, _AFRICA),
    "Ukraine": Country("UA", 804, _EUROPE, _EUROPE),
    "United Arab Emirates": Country("AE", 784, _MIDDLE_EAST, _MIDDLE_EAST),
    "United Kingdom": Country("GB", 826, _EUROPE, _EUROPE),
    "United States": Country("US", 840, "North America", "Americas"),
    "Yemen": Country("YE", 887, _MIDDLE_EAST, _MIDDLE_EAST),
}
