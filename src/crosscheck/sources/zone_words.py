"""Zones that title blocks write out: "Lisbon time", "Eastern Daylight Time", "Nepal time". Data only.

Names on the right are those of the tz database (IANA); daylight saving follows from the date. Countries with more than
one zone are left out, save where one is meant in news.
"""

from __future__ import annotations

_PLACES = {
    "Africa/Abidjan": "abidjan ivorian", "Africa/Accra": "accra ghana", "Africa/Addis_Ababa": "addis_ababa ethiopia",
    "Africa/Algiers": "algiers algeria", "Africa/Cairo": "cairo egypt", "Africa/Casablanca": "casablanca morocco rabat",
    "Africa/Dakar": "dakar senegal", "Africa/Johannesburg": "johannesburg pretoria cape_town south_africa",
    "Africa/Khartoum": "khartoum sudan", "Africa/Lagos": "lagos abuja nigeria west_africa",
    "Africa/Nairobi": "nairobi kenya east_africa", "Africa/Maputo": "maputo harare lusaka central_africa",
    "Africa/Tripoli": "tripoli libya", "Africa/Tunis": "tunis tunisia", "America/Bogota": "bogota bogotá colombia",
    "America/Argentina/Buenos_Aires": "buenos_aires argentina", "America/Caracas": "caracas venezuela",
    "America/Chicago": "chicago central us_central central_standard central_daylight", "America/Havana": "havana cuba",
    "America/Denver": "denver mountain mountain_standard mountain_daylight", "America/Guayaquil": "quito ecuador guayaquil",
    "America/Halifax": "halifax atlantic", "America/Jamaica": "kingston jamaica", "America/La_Paz": "la_paz bolivia",
    "America/Lima": "lima peru", "America/Los_Angeles": "los_angeles pacific pacific_standard pacific_daylight",
    "America/Mexico_City": "mexico_city", "America/Montevideo": "montevideo uruguay", "America/Panama": "panama",
    "America/New_York": "new_york eastern us_eastern eastern_standard eastern_daylight washington toronto",
    "America/Port-au-Prince": "port-au-prince haiti", "America/Santiago": "santiago chile",
    "America/Sao_Paulo": "são_paulo sao_paulo brasília brasilia rio_de_janeiro", "America/St_Johns": "newfoundland",
    "Asia/Almaty": "almaty astana kazakhstan", "Asia/Baghdad": "baghdad iraq", "Asia/Baku": "baku azerbaijan",
    "Asia/Bangkok": "bangkok thailand", "Asia/Beirut": "beirut lebanon", "Asia/Colombo": "colombo sri_lanka",
    "Asia/Damascus": "damascus syria", "Asia/Dhaka": "dhaka bangladesh", "Asia/Dubai": "dubai abu_dhabi gulf gulf_standard",
    "Asia/Ho_Chi_Minh": "hanoi vietnam saigon ho_chi_minh_city indochina", "Asia/Hong_Kong": "hong_kong",
    "Asia/Jakarta": "jakarta western_indonesia", "Asia/Jerusalem": "jerusalem israel", "Asia/Kabul": "kabul afghanistan",
    "Asia/Karachi": "karachi islamabad pakistan pakistan_standard", "Asia/Kathmandu": "kathmandu nepal",
    "Asia/Kolkata": "delhi new_delhi mumbai india indian indian_standard kolkata", "Asia/Manila": "manila philippine philippines",
    "Asia/Kuala_Lumpur": "kuala_lumpur malaysia malaysian", "Asia/Pyongyang": "pyongyang", "Asia/Riyadh": "riyadh saudi",
    "Asia/Seoul": "seoul korea korean korea_standard", "Asia/Shanghai": "beijing china shanghai china_standard",
    "Asia/Singapore": "singapore", "Asia/Taipei": "taipei taiwan", "Asia/Tashkent": "tashkent", "Asia/Tbilisi": "tbilisi georgian",
    "Asia/Tehran": "tehran iran", "Asia/Tokyo": "tokyo japan japan_standard", "Asia/Ulaanbaatar": "ulaanbaatar mongolia",
    "Asia/Yangon": "yangon myanmar", "Asia/Yerevan": "yerevan armenia", "Asia/Amman": "amman jordan", "Asia/Qatar": "doha qatar",
    "Atlantic/Azores": "azores", "Atlantic/Canary": "canaries", "Atlantic/Reykjavik": "reykjavik iceland",
    "Australia/Adelaide": "adelaide", "Australia/Brisbane": "brisbane queensland", "Australia/Darwin": "darwin",
    "Australia/Perth": "perth western_australia", "Australia/Sydney": "sydney melbourne canberra hobart australian_eastern",
    "Europe/Amsterdam": "amsterdam dutch the_hague", "Europe/Athens": "athens greek greece eastern_european",
    "Europe/Belgrade": "belgrade serbia zagreb sarajevo ljubljana skopje", "Europe/Berlin": "berlin german germany",
    "Europe/Brussels": "brussels belgian", "Europe/Bucharest": "bucharest romania", "Europe/Budapest": "budapest hungary",
    "Europe/Copenhagen": "copenhagen danish", "Europe/Dublin": "dublin irish", "Europe/Helsinki": "helsinki finnish",
    "Europe/Istanbul": "istanbul ankara turkish turkey", "Europe/Kyiv": "kyiv kiev ukraine", "Europe/Lisbon": "lisbon western_european",
    "Europe/London": "london uk british british_summer", "Europe/Luxembourg": "luxembourg", "Europe/Madrid": "madrid spanish",
    "Europe/Minsk": "minsk", "Europe/Moscow": "moscow", "Europe/Oslo": "oslo norwegian norway", "Europe/Paris": "paris french",
    "Europe/Prague": "prague czech bratislava", "Europe/Riga": "riga", "Europe/Rome": "rome italian italy", "Europe/Sofia": "sofia",
    "Europe/Stockholm": "stockholm swedish", "Europe/Tallinn": "tallinn", "Europe/Tirane": "tirana", "Europe/Vienna": "vienna",
    "Europe/Vilnius": "vilnius", "Europe/Warsaw": "warsaw polish poland",
    "Europe/Zurich": "zurich geneva bern swiss central_european central_european_summer", "Indian/Mauritius": "mauritius",
    "Pacific/Auckland": "auckland wellington new_zealand", "Pacific/Fiji": "fiji suva", "Pacific/Honolulu": "hawaii honolulu",
    "Pacific/Port_Moresby": "port_moresby", "UTC": "greenwich_mean coordinated_universal universal",
}  # fmt: skip
ZONE_WORDS: dict[str, str] = {word.replace("_", " "): zone for zone, words in _PLACES.items() for word in words.split()}
