"""The screen for whatever is wanted. Each is loaded when it is first gone to: nobody waits for all at the start."""

from typing import TYPE_CHECKING, assert_never

from db.lane import Lane
from screens.frame import going

if TYPE_CHECKING:
    from screens.frame.base import CcmScreen


def screen_for(wanted: going.Wanted, lane: Lane) -> "CcmScreen":
    """A new screen over the record that shows it."""
    match wanted:
        case going.PlanWanted(meeting_id):
            from screens.agenda.plan import PlanScreen

            return PlanScreen(lane, meeting_id)
        case going.CasePlanWanted(item_id):
            from screens.agenda.case_plan import CasePlanScreen

            return CasePlanScreen(lane, item_id)
        case going.DeskWanted(meeting_id):
            from screens.hearings.desk import DeskScreen

            return DeskScreen(lane, meeting_id)
        case going.RollWanted(meeting_id):
            from screens.meetings.roll import RollScreen

            return RollScreen(lane, meeting_id)
        case going.AgendaWanted(meeting_id):
            from screens.meetings.agenda import AgendaScreen

            return AgendaScreen(lane, meeting_id)
        case going.OutstandingWanted(meeting_id):
            from screens.meetings.outstanding import OutstandingScreen

            return OutstandingScreen(lane, meeting_id)
        case going.ClosingWanted(meeting_id):
            from screens.meetings.closing import ClosingScreen

            return ClosingScreen(lane, meeting_id)
        case going.MinutesWanted(meeting_id):
            from screens.documents.minutes import MinutesScreen

            return MinutesScreen(lane, meeting_id)
        case going.DocumentsWanted(meeting_id):
            from screens.documents.documents import DocumentsScreen

            return DocumentsScreen(lane, meeting_id)
        case going.CaseFileWanted(case_id):
            from screens.cases.case_file import CaseFileScreen

            return CaseFileScreen(lane, case_id)
        case going.ActionsWanted(search):
            from screens.actions.actions import ActionsScreen

            return ActionsScreen(lane, search)
        case going.CasesWanted():
            from screens.cases.cases import CasesScreen

            return CasesScreen(lane)
        case going.ReferralsWanted():
            from screens.referrals.referrals import ReferralsScreen

            return ReferralsScreen(lane)
        case going.AgenciesWanted():
            from screens.agencies.agencies import AgenciesScreen

            return AgenciesScreen(lane)
        case going.RepresentationWanted():
            from screens.agencies.representation import RepresentationScreen

            return RepresentationScreen(lane)
        case going.LogWanted():
            from screens.governance.log import LogScreen

            return LogScreen(lane)
        case going.RetentionWanted():
            from screens.governance.retention import RetentionScreen

            return RetentionScreen(lane)
        case going.SettingsWanted():
            from screens.record.settings import SettingsScreen

            return SettingsScreen(lane)
        case _:
            assert_never(wanted)
