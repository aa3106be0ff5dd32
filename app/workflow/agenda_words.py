"""What the findings of each rule ask for, in words."""

from app.i18n import N_
from app.workflow.finding import Place

Words = tuple[str, str, str]
"""One row, several rows, and the word on the button (message ids)."""

WORDS: dict[str, Words] = {
    "SU-01": (
        N_("Complete {n} asset: tag, kind or level"),
        N_("Complete {n} assets: tag, kind or level"),
        N_("Fill in"),
    ),
    "SU-02": (
        N_("Add the access point of {n} external connection"),
        N_("Add the access points of {n} external connections"),
        N_("Add access"),
    ),
    "SU-03": (N_("Give {n} asset a tag of its own"), N_("Give {n} assets a tag of their own"), N_("Review tags")),
    "SU-04 perimeter": (
        N_("Describe the perimeter of the system"),
        N_("Describe the perimeter of the system"),
        N_("Describe"),
    ),
    "SU-04 functions": (N_("Name the essential functions"), N_("Name the essential functions"), N_("Name them")),
    "IR-01": (
        N_("Rate the worst case of {n} function or group"),
        N_("Rate the worst case of {n} functions and groups"),
        N_("Rate"),
    ),
    "ZC-01": (
        N_("Place {n} asset that belongs to no zone"),
        N_("Place {n} assets that belong to no zone"),
        N_("Place assets"),
    ),
    "ZC-02": (
        N_("Route {n} data flow through conduits"),
        N_("Route {n} data flows through conduits"),
        N_("Route flows"),
    ),
    "ZC-03 conduit": (
        N_("Join two zones with {n} conduit"),
        N_("Join two zones with each of {n} conduits"),
        N_("Review conduits"),
    ),
    "ZC-03 zone": (N_("Fill or remove {n} empty zone"), N_("Fill or remove {n} empty zones"), N_("Review zones")),
    "ZC-04": (N_("Compare {n} zone with its twin"), N_("Compare {n} zones with their twins"), N_("Review zones")),
    "ZC-11": (N_("Move business assets out of {n} zone"), N_("Move business assets out of {n} zones"), N_("Separate")),
    "ZC-12": (
        N_("Separate or designate safety in {n} zone"),
        N_("Separate or designate safety in {n} zones"),
        N_("Review safety"),
    ),
    "ZC-13": (
        N_("Stop {n} flow that writes into a safety zone"),
        N_("Stop {n} flows that write into safety zones"),
        N_("Review flows"),
    ),
    "ZC-14": (
        N_("Separate temporary devices in {n} zone"),
        N_("Separate temporary devices in {n} zones"),
        N_("Separate"),
    ),
    "ZC-15": (
        N_("Separate wireless devices in {n} zone"),
        N_("Separate wireless devices in {n} zones"),
        N_("Separate"),
    ),
    "ZC-16": (
        N_("Separate externally connected devices in {n} zone"),
        N_("Separate externally connected devices in {n} zones"),
        N_("Separate"),
    ),
    "ZC-21": (
        N_("Name the boundary device of {n} untrusted conduit"),
        N_("Name the boundary devices of {n} untrusted conduits"),
        N_("Name devices"),
    ),
    "ZC-22 zone": (
        N_("Check SL-T of {n} sub-zone below its parent"),
        N_("Check SL-T of {n} sub-zones below their parents"),
        N_("Check SL-T"),
    ),
    "ZC-22 conduit": (
        N_("Check SL-T of {n} conduit below a joined zone"),
        N_("Check SL-T of {n} conduits below joined zones"),
        N_("Check SL-T"),
    ),
    "RC-01": (
        N_("Compare the risk of {n} zone or conduit with what is tolerable"),
        N_("Compare the risk of {n} zones and conduits with what is tolerable"),
        N_("Compare"),
    ),
    "DR-01 scenario": (N_("Score the last {n} scenario"), N_("Score the last {n} scenarios"), N_("Score")),
    "DR-01": (
        N_("Write scenarios for {n} zone or conduit that needs them"),
        N_("Write scenarios for {n} zones and conduits that need them"),
        N_("Write scenarios"),
    ),
    "DR-02": (
        N_("Correct {n} scenario whose residual risk is above the unmitigated one"),
        N_("Correct {n} scenarios whose residual risk is above the unmitigated one"),
        N_("Correct"),
    ),
    "DR-03": (
        N_("Check {n} scenario whose measures change nothing"),
        N_("Check {n} scenarios whose measures change nothing"),
        N_("Check"),
    ),
    "DR-03 measures": (
        N_("Name what lowers the rating of {n} scenario"),
        N_("Name what lowers the ratings of {n} scenarios"),
        N_("Name it"),
    ),
    "DR-04": (
        N_("Take planned measures out of {n} residual rating"),
        N_("Take planned measures out of {n} residual ratings"),
        N_("Correct"),
    ),
    "DR-05": (
        N_("Decide about {n} risk above tolerable"),
        N_("Decide about {n} risks above tolerable"),
        N_("Decide"),
    ),
    "DR-06 countermeasure": (
        N_("Give {n} planned measure an owner and a date ahead"),
        N_("Give {n} planned measures an owner and a date ahead"),
        N_("Assign"),
    ),
    "DR-06 decision": (
        N_("Say how and when {n} decision to treat is carried out"),
        N_("Say how and when {n} decisions to treat are carried out"),
        N_("Plan"),
    ),
    "DR-06 requirement_state": (
        N_("Follow up {n} overdue requirement"),
        N_("Follow up {n} overdue requirements"),
        N_("Follow up"),
    ),
    "DR-06 review_trigger": (N_("Look again after {n} event"), N_("Look again after {n} events"), N_("Look again")),
    "DR-06 project": (N_("Hold the review that is due"), N_("Hold the review that is due"), N_("Review")),
    "SL-01": (
        N_("Explain SL-T below the derived one in {n} zone or conduit"),
        N_("Explain SL-T below the derived one in {n} zones and conduits"),
        N_("Explain"),
    ),
    "SL-02": (N_("Settle SL-T of {n} zone or conduit"), N_("Settle SL-T of {n} zones and conduits"), N_("Settle SL-T")),
    "SL-03": (
        N_("Decide about SL-A below SL-T in {n} zone or conduit"),
        N_("Decide about SL-A below SL-T in {n} zones and conduits"),
        N_("Decide"),
    ),
    "SL-04": (
        N_("Find out SL-C of {n} zone or conduit"),
        N_("Find out SL-C of {n} zones and conduits"),
        N_("Open"),
    ),
    "RQ-01 specification": (N_("Give {n} requirement an owner"), N_("Give {n} requirements an owner"), N_("Assign")),
    "RQ-01": (
        N_("Complete the answer to {n} requirement"),
        N_("Complete the answers to {n} requirements"),
        N_("Open checklist"),
    ),
    "RQ-02": (
        N_("Write {n} section of the specification"),
        N_("Write {n} sections of the specification"),
        N_("Write"),
    ),
    "ME-01": (
        N_("Correct {n} flaw of the risk criteria"),
        N_("Correct {n} flaws of the risk criteria"),
        N_("Open criteria"),
    ),
    "ME-02": (
        N_("Look again at ratings under older criteria in {n} place"),
        N_("Look again at ratings under older criteria in {n} places"),
        N_("Look again"),
    ),
    "CO-01": (
        N_("Settle {n} contradiction with an imported worksheet"),
        N_("Settle {n} contradictions with imported worksheets"),
        N_("Settle"),
    ),
    "FI-01": (N_("Attach {n} missing file again"), N_("Attach {n} missing files again"), N_("Attach")),
    "AP-01": (
        N_("Renew {n} signature for the present content"),
        N_("Renew {n} signatures for the present content"),
        N_("Renew"),
    ),
}
"""Per rule, and where its checks ask different things per rule and table or field, what there is to do."""


def words_for(rule: str, place: Place) -> Words:
    """What a finding asks for: by field, by table, or by its rule alone. KeyError for a rule that has no words."""
    for key in (f"{rule} {place.field}", f"{rule} {place.table}"):
        if key in WORDS:
            return WORDS[key]
    return WORDS[rule]
