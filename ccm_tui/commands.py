"""Every command a user can give. Key bindings, footer, palette, help and the README's table come from here alone.

A key must not be one that Windows Terminal, macOS Terminal or tmux keeps for itself, must arrive while a field
has the focus where `typing` says so, and must never be a single letter for anything that takes something away.
"""

from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    """Where a command can be given."""

    EVERYWHERE = "everywhere"
    UNLOCK = "a locked record"
    PASSPHRASE = "the passphrase"
    CURTAIN = "the curtain"
    PROJECTOR = "the projector view"
    HOME = "home"
    SETUP = "set-up"
    AGENCIES = "agencies"
    REPRESENTATION = "representation"
    PEOPLE = "the people of an agency"
    REFERRALS = "referrals"
    CASES = "the cases"
    CASE_FILE = "the case file"
    LOG = "who saw what"
    RETENTION = "how long cases are kept"
    PLAN = "planning a meeting"
    CASE_PLAN = "a case being planned"
    DESK = "the desk"
    COMPOSER = "the composer"
    AGENDA = "the agenda"
    ROLL = "the roll"
    OUTSTANDING = "actions from before"
    RATINGS = "the ratings"
    EFFECTS = "did it help"
    ACTIONS = "the actions"
    ACTION_SEARCH = "the search for actions"
    REPLIES = "replies"
    CHASE = "a reminder"
    READ_BACK = "the read-back"
    CLOSING = "closing"
    MINUTES = "the minutes"
    DOCUMENTS = "documents"
    LEFT = "what left"
    SETTINGS = "settings"
    TEXT = "a long text"
    DIALOG = "the question"


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that can be asked for: its action's name, its words, and its keys."""

    id: str
    place: Place
    label: str
    """One or two words, for the footer."""
    help: str
    """A sentence, for the help and the palette."""
    keys: tuple[str, ...]
    """In Textual's names; the first is the one that is shown. Without any, it is given from the palette alone."""
    in_footer: bool = False
    typing: bool = False
    """True where the keys work while a field has the focus."""


COMMANDS: tuple[Command, ...] = (
    Command("help", Place.EVERYWHERE, "Help", "What this screen is for and what can be done on it.", ("f1",), True, True),
    Command("palette", Place.EVERYWHERE, "Find", "Find any command in the palette, by its name or by what it does.", ("ctrl+p",), False, True),
    Command("quit", Place.EVERYWHERE, "Quit", "Leave ccm. Everything is saved; it reopens where it was.", ("ctrl+q",), False, True),
    Command("undo", Place.EVERYWHERE, "Undo", "Take back the last thing recorded.", ("ctrl+z",), False, True),
    Command("redo", Place.EVERYWHERE, "Redo", "Do again what was taken back.", ("ctrl+y",), False, True),
    Command("curtain", Place.EVERYWHERE, "Curtain", "Draw the curtain: nothing but the clock, until you lift it. Nothing typed is lost.", ("f12",), False, True),
    Command("colours('dark')", Place.EVERYWHERE, "Dark colours", "Show ccm light on dark, from now on.", ()),
    Command("colours('light')", Place.EVERYWHERE, "Light colours", "Show ccm dark on light, from now on.", ()),
    Command("colours('high contrast')", Place.EVERYWHERE, "High contrast colours", "Show ccm white on black, from now on.", ()),
    Command("go", Place.DIALOG, "Go on", "Go on with what is entered.", ("enter",), True, True),
    Command("leave", Place.DIALOG, "Back", "Go back; nothing is changed, and what is typed is kept for the next time.", ("escape",), True, True),
    Command("go", Place.TEXT, "Keep", "Keep the text as it stands.", ("f10",), True, True),
    Command("leave", Place.TEXT, "Back", "Go back; nothing is changed, and what is typed is kept for the next time.", ("escape",), True, True),
    Command("unlock", Place.UNLOCK, "Unlock", "Open the record with the passphrase typed.", ("enter",), False, True),
    Command("go_on", Place.PASSPHRASE, "Go on", "Use the passphrase typed twice.", ("f10",), True, True),
    Command("without", Place.PASSPHRASE, "Without", "Go on without a passphrase: pressed twice, because whoever has the computer then reads the record.", ("f8",), True, True),
    Command("back", Place.PASSPHRASE, "Back", "Leave the passphrase as it is.", ("escape",), False, True),
    Command("lift", Place.CURTAIN, "Lift", "Lift the curtain and go on where you were.", ("escape", "enter"), True, True),
    Command("project", Place.CURTAIN, "Projector", "Show the room what it may see: references, actions and dates, and no names.", ("f2",), True, True),
    Command("back", Place.PROJECTOR, "Back", "Go back to where you were.", ("escape",), True, True),
    Command("passphrase", Place.HOME, "Passphrase", "Set, change or remove the passphrase of the record.", ("f6",), False, True),
    Command("open", Place.HOME, "Open", "Open the meeting or go to the line chosen.", ("enter",), True),
    Command("new_meeting", Place.HOME, "Plan", "Plan a meeting from the cases that are due.", ("f2",), True, True),
    Command("referrals", Place.HOME, "Referrals", "See the referrals and screen those that wait.", ("f3",), True, True),
    Command("agencies", Place.HOME, "Agencies", "See and edit the agencies and their people.", ("f4",), False, True),
    Command("cases", Place.HOME, "Cases", "Find a case by any word on record of it, and read its file.", ("f5",), True, True),
    Command("actions", Place.HOME, "Actions", "Look through all actions and note what became of them.", ("f7",), False, True),
    Command("settings", Place.HOME, "Settings", "See and change what your partnership decides for itself: texts, risk bands, minutes.", ("f8",), False, True),
    Command("edit", Place.SETTINGS, "Change", "Change the setting chosen.", ("enter",), True),
    Command("start_again", Place.SETTINGS, "Reset", "Put the setting chosen back to what it was to start with.", ("f8",), True, True),
    Command("back", Place.SETTINGS, "Back", "Go back to where you were.", ("escape",), True, True),
    Command("documents", Place.HOME, "Documents", "Write the documents of the closed meeting chosen.", ("f9",), False, True),
    Command("create", Place.SETUP, "Create", "Make the record with what is on the screen.", ("f10",), True, True),
    Command("add", Place.SETUP, "Add", "Add an agency.", ("f2",), True, True),
    Command("edit", Place.SETUP, "Change", "Change the agency chosen.", ("enter",), True),
    Command("leave_out", Place.SETUP, "Leave out", "Leave the agency chosen out, or take it in again.", ("f8",), True, True),
    Command("add", Place.AGENCIES, "Add", "Add an agency.", ("f2",), True, True),
    Command("edit", Place.AGENCIES, "Edit", "Change the agency chosen.", ("enter",), True),
    Command("retire", Place.AGENCIES, "Retire", "Retire the agency chosen, or bring it back; its history stays.", ("f8",), True, True),
    Command("people", Place.AGENCIES, "People", "See and edit who speaks for the agency chosen: role, address, order, and who no longer does.", ("f6",), True, True),
    Command("add", Place.PEOPLE, "Add", "Add somebody who speaks for the agency.", ("f2",), True, True),
    Command("edit", Place.PEOPLE, "Edit", "Change what is known of the person chosen.", ("enter",), True),
    Command("move_up", Place.PEOPLE, "Up", "Move the person chosen up; the first is whom the roll expects.", ("f6",), True, True),
    Command("move_down", Place.PEOPLE, "Down", "Move the person chosen down.", ("f7",), True, True),
    Command("retire", Place.PEOPLE, "Retire", "The person chosen no longer speaks for the agency, or does again.", ("f8",), True, True),
    Command("back", Place.PEOPLE, "Back", "Go back to the agencies.", ("escape",), True, True),
    Command("representation", Place.AGENCIES, "Board", "See who is represented at meetings and who is missing, how often and for which cases.", ("f5",), True, True),
    Command("back", Place.REPRESENTATION, "Back", "Go back to the agencies.", ("escape",), True, True),
    Command("back", Place.AGENCIES, "Back", "Go back to where you were.", ("escape",), False, True),
    Command("add", Place.REFERRALS, "Add", "Enter a referral.", ("f2",), True, True),
    Command("edit", Place.REFERRALS, "Edit", "Change what the referral chosen says, while it waits or is returned.", ("enter",)),
    Command("accept_repeat", Place.REFERRALS, "Repeat", "Accept the referral chosen as the repeat of the case offered; where several are, it is asked which.", ("f4",), True, True),
    Command("accept", Place.REFERRALS, "Accept", "Accept the referral chosen; it gets a case.", ("f5",), True, True),
    Command("accept_urgent", Place.REFERRALS, "Urgent", "Accept the referral chosen as urgent.", ("f6",), False, True),
    Command("return_referral", Place.REFERRALS, "Return", "Return it for information, saying what is missing.", ("f7",), True, True),
    Command("decline", Place.REFERRALS, "Decline", "Decline it, saying why.", ("f8",), True, True),
    Command("import_file", Place.REFERRALS, "Import", "Take the referrals of a spreadsheet, Excel or CSV; what it would take is shown first.", ("f9",), False, True),
    Command("back", Place.REFERRALS, "Back", "Go back to where you were.", ("escape",), False, True),
    Command("log", Place.HOME, "Who saw what", "See who opened which case file and what left the record, when and why.", ()),
    Command("retention", Place.HOME, "Retention", "See which closed cases have been kept long enough; erase one, or keep it longer.", ()),
    Command("log", Place.CASES, "Log", "See who opened which case file and what left the record, when and why.", ("f2",), True, True),
    Command("retention", Place.CASES, "Retention", "See which closed cases have been kept long enough; erase one, or keep it longer.", ("f8",), True, True),
    Command("narrow", Place.LOG, "Narrow", "See the log of one case, person, kind or stretch of days.", ("f2",), True, True),
    Command("all", Place.LOG, "All", "See the whole log again.", ("f5",), True, True),
    Command("save", Place.LOG, "Save", "Write what is shown as a file for a spreadsheet; that is noted too.", ("f3",), True, True),
    Command("back", Place.LOG, "Back", "Go back to where you were.", ("escape",), True, True),
    Command("keep_longer", Place.RETENTION, "Keep", "Keep the case chosen for longer, saying until when and why.", ("enter",), True),
    Command("years", Place.RETENTION, "Years", "Say after how many years closed cases come up here.", ("f2",), True, True),
    Command("erase", Place.RETENTION, "Erase", "Erase the case chosen everywhere, with reason and authority; what goes is said first.", ("f9",), True, True),
    Command("back", Place.RETENTION, "Back", "Go back to where you were.", ("escape",), True, True),
    Command("open_file", Place.CASES, "Open", "Open the file of the case chosen; who, when and why is noted.", ("enter",), True, True),
    Command("move(-1)", Place.CASES, "Up", "Choose the case above; the search goes on.", ("up",), False, True),
    Command("move(1)", Place.CASES, "Down", "Choose the case below; the search goes on.", ("down",), False, True),
    Command("back", Place.CASES, "Back", "Empty the search, or go to it from the cases; where it is empty, go back to where you were.", ("escape",), True, True),
    Command("open_line", Place.CASE_FILE, "Change", "Change the line chosen; on a linked case, go to its file.", ("enter",), True),
    Command("add_flag", Place.CASE_FILE, "Flag", "Add a flag in agreed words, saying why.", ("f2",), False, True),
    Command("add_person", Place.CASE_FILE, "Person", "Add a person, with what they are in this case.", ("f3",), False, True),
    Command("add_link", Place.CASE_FILE, "Link", "Link the case with another.", ("f4",), False, True),
    Command("add_forum", Place.CASE_FILE, "Forum", "Note another forum that the case is before.", ("f5",), False, True),
    Command("themes", Place.CASE_FILE, "Themes", "Say what the case is about.", ("f6",), False, True),
    Command("lead", Place.CASE_FILE, "Lead", "Say which agency and who leads on the case.", ("f7",), False, True),
    Command("restrict", Place.CASE_FILE, "Restrict", "Restrict the case, or lift its restriction, saying why.", ("f8",), False, True),
    Command("review", Place.CASE_FILE, "Review", "Say when the case is due again; one that is over is opened again, saying why.", ("f9",), False, True),
    Command("documents", Place.CASE_FILE, "Documents", "Write the documents of the meeting chosen, or of the last that heard the case: the case alone is one.", ("f10",), False, True),
    Command("strike_line", Place.CASE_FILE, "Take off", "Take the flag, person, link or forum chosen off the file.", ("delete",), True),
    Command("back", Place.CASE_FILE, "Back", "Go back to where you were.", ("escape",), True, True),
    Command("open_meeting", Place.PLAN, "Open", "Open the meeting and go to the desk.", ("f5",), True, True),
    Command("details", Place.PLAN, "Details", "Change the day, the hours, the venue or the people.", ("f4",), False, True),
    Command("choose", Place.PLAN, "Case", "On the agenda: see why the case chosen is here and whom it needs. Among those due: put it on the agenda.", ("enter",), True),
    Command("budget", Place.PLAN, "Time", "Change the minutes given to the item chosen.", ("f6",), True),
    Command("move_up", Place.PLAN, "Up", "Move the case chosen up the agenda.", ("f7",), True, True),
    Command("move_down", Place.PLAN, "Down", "Move the case chosen down the agenda.", ("f8",), True, True),
    Command("take_off", Place.PLAN, "Remove", "Take the case chosen off the agenda; it stays due.", ("f9",), True, True),
    Command("order", Place.PLAN, "Order", "Put the cases in the order proposed: those with children first, then those whose agencies may then go.", ("f10",), False, True),
    Command("save_agenda", Place.PLAN, "Agenda", "Save the agenda to be sent: references and initials, no reasons.", ("f2",), False, True),
    Command("save_requests", Place.PLAN, "Requests", "Save for each agency what it is asked to look up, with no more of a case than that takes.", ("f3",), False, True),
    Command("back", Place.PLAN, "Back", "Go back to where you were.", ("escape",), False, True),
    Command("ask", Place.CASE_PLAN, "Ask", "Ask the agency chosen for this case only, or no longer.", ("enter",), True),
    Command("goes", Place.CASE_PLAN, "May go", "The agency chosen may go once this case is heard, or stays after all.", ("f8",), True, True),
    Command("name_guest", Place.CASE_PLAN, "Guest", "Ask somebody by name for this case only, who speaks for no agency here.", ("f2",), True, True),
    Command("strike_guest", Place.CASE_PLAN, "Remove", "Take the guest chosen off again.", ("f9",), True, True),
    Command("ask_area", Place.CASE_PLAN, "Ask area", "Ask a home area elsewhere about this case: notes it and saves the text to send.", ("f5",), False, True),
    Command("area_replied", Place.CASE_PLAN, "Area replied", "Note that a home area replied, when and what.", ("f6",), False, True),
    Command("back", Place.CASE_PLAN, "Back", "Go back to the agenda.", ("escape",), True, True),
    Command("roll", Place.DESK, "Roll", "Call the roll, or note who comes and goes.", ("f2",), True, True),
    Command("outstanding", Place.DESK, "Before", "Go through the incomplete actions from before.", ("f3",), True, True),
    Command("read_back", Place.DESK, "Read", "Read this case's actions back and have them accepted.", ("f4",), True, True),
    Command("ratings", Place.DESK, "Rate", "Rate the risks on a grid, by the arrow keys.", ("f5",), False, True),
    Command("effects", Place.DESK, "Helped?", "Say of each earlier action whether it helped, or issue it again.", ("ctrl+l",), False, True),
    Command("case_file", Place.DESK, "Case file", "Read the whole file of the case before the meeting.", (), False, True),
    Command("panel", Place.DESK, "Panel", "Show the case or the record, where there is room for one.", ("f6",), False, True),
    Command("previous_case", Place.DESK, "Prev", "Go back to the case before.", ("f7", "ctrl+r"), True, True),
    Command("next_case", Place.DESK, "Next", "Go on to the next case.", ("f8", "ctrl+n"), True, True),
    Command("minutes", Place.DESK, "Minutes", "Read the minutes as they stand.", ("f9",), False, True),
    Command("close_meeting", Place.DESK, "Close", "Close the meeting, once everything is decided.", ("f10",), True, True),
    Command("pause", Place.DESK, "Pause", "Stop or start the clock.", ("ctrl+t",), False, True),
    Command("go_to_item", Place.DESK, "Agenda", "Go to the agenda: call, move, park or defer a case, add an urgent one, hand over the chair.", ("ctrl+g",), False, True),
    Command("change_entry", Place.DESK, "Change", "Change the entry chosen in the record.", ("enter",)),
    Command("withdraw_entry", Place.DESK, "Withdraw", "Strike out the entry chosen; it stays in the record.", ("delete",)),
    Command("compose('action')", Place.DESK, "Action", "Type an action.", ("a",)),
    Command("compose('info')", Place.DESK, "Information", "Type what an agency shares.", ("i",)),
    Command("compose('risk')", Place.DESK, "Risk", "Type the ratings.", ("r",)),
    Command("compose('outcome')", Place.DESK, "Outcome", "Type the outcome.", ("o",)),
    Command("compose('voice')", Place.DESK, "Voice", "Type the subject's own wishes.", ("v",)),
    Command("compose('note')", Place.DESK, "Note", "Type a note.", ("n",)),
    Command("home", Place.DESK, "Home", "Leave the meeting open and go to the home screen.", ("ctrl+o",), False, True),
    Command("complete", Place.COMPOSER, "Complete", "Complete the agency, person, head or tag at the cursor; after a digit alone, write out the template of that number.", ("tab",), False, True),
    Command("recall", Place.COMPOSER, "Recall", "Bring back the last entry, to be changed; again for the one before.", ("up",), False, True),
    Command("leave", Place.COMPOSER, "Leave", "Leave the line; what is in it stays. Letters are then commands.", ("escape",), False, True),
    Command("call", Place.AGENDA, "Call", "Call the item chosen, heard before or not, and go to the desk.", ("enter",), True),
    Command("add_urgent", Place.AGENDA, "Urgent", "Put an urgent case on the agenda, after the one before the meeting; a name is enough.", ("f2",), True, True),
    Command("park", Place.AGENDA, "Park", "Park the case chosen until the others are heard, or put it back.", ("f5",), False, True),
    Command("defer", Place.AGENDA, "Defer", "Defer the case chosen to the next meeting, saying why.", ("f6",), False, True),
    Command("move_up", Place.AGENDA, "Up", "Move the case chosen up the agenda.", ("f7",), False, True),
    Command("move_down", Place.AGENDA, "Down", "Move the case chosen down the agenda.", ("f8",), False, True),
    Command("hand_over", Place.AGENDA, "Chair", "Hand the chair over, from now on.", ("f9",), True, True),
    Command("back", Place.AGENDA, "Desk", "Go back to the desk.", ("escape", "ctrl+g"), True, True),
    Command("present", Place.ROLL, "Present", "The usual representative is here.", ("p",)),
    Command("deputy", Place.ROLL, "Deputy", "A deputy is here; type the name.", ("d",)),
    Command("information", Place.ROLL, "Info sent", "Apologies, and information was sent; /roll in the composer takes the day it came.", ("i",)),
    Command("apologies", Place.ROLL, "Apologies", "Apologies, and nothing was sent.", ("a",)),
    Command("absent", Place.ROLL, "Absent", "Absent without notice.", ("n",)),
    Command("leave", Place.ROLL, "Left", "The representative has left the room.", ("l",)),
    Command("not_invited", Place.ROLL, "Not invited", "The agency was not asked to this meeting.", ("x",)),
    Command("confidentiality", Place.ROLL, "Statement read", "Record that the confidentiality statement was read; after that, that the agency chosen has agreed to it.", ("c",), True),
    Command("back", Place.ROLL, "Desk", "Go back to the desk.", ("escape", "f2"), True, True),
    Command("complete", Place.OUTSTANDING, "Complete", "It is done; today, or type the day.", ("c",)),
    Command("not_possible", Place.OUTSTANDING, "Not possible", "Circumstances changed; type why.", ("p",)),
    Command("not_done", Place.OUTSTANDING, "Not done", "The agency has not done it; type why.", ("n",)),
    Command("still_open", Place.OUTSTANDING, "Still open", "It was asked about and stays open; a proposed action is accepted by an owner.", ("o",)),
    Command("escalate", Place.OUTSTANDING, "Escalate", "It has stayed undone; type to whom it goes.", ("e",)),
    Command("back", Place.OUTSTANDING, "Back", "Go back to where you were.", ("escape", "f3"), True, True),
    Command("up", Place.RATINGS, "Likelier", "One row up: more likely.", ("up",), False, True),
    Command("down", Place.RATINGS, "Less likely", "One row down: less likely.", ("down",), False, True),
    Command("left", Place.RATINGS, "Lighter", "One column to the left: less harm.", ("left",)),
    Command("right", Place.RATINGS, "Graver", "One column to the right: more harm.", ("right",)),
    Command("set", Place.RATINGS, "Set", "Rate the head chosen with the cell that is marked, and go on to the next.", ("enter",), True),
    Command("leave_unrated", Place.RATINGS, "Unset", "Leave the head chosen as the record has it.", ("delete", "backspace")),
    Command("next_head", Place.RATINGS, "Next", "Go on to the next head.", ("tab",), False, True),
    Command("previous_head", Place.RATINGS, "Prev", "Go back to the head before.", ("shift+tab",), False, True),
    Command("reason", Place.RATINGS, "Reason", "Type the reason for what is set.", ("f2",), True, True),
    Command("overall", Place.RATINGS, "Overall", "Give an overall score other than the highest head, saying why.", ("f3",), True, True),
    Command("record", Place.RATINGS, "Record", "Record all that is set, with its reason, and go back to the desk.", ("f5",), True, True),
    Command("back", Place.RATINGS, "Desk", "Go back to the desk without recording what is set; from the reason, to the grid.", ("escape",), True, True),
    Command("helped", Place.EFFECTS, "Helped", "It helped.", ("h",)),
    Command("no_change", Place.EFFECTS, "Same", "It made no change.", ("s",)),
    Command("worse", Place.EFFECTS, "Worse", "It made things worse.", ("w",)),
    Command("too_early", Place.EFFECTS, "Too early", "It is too early to say.", ("t",)),
    Command("reissue", Place.EFFECTS, "Issue again", "Issue the action chosen again in this hearing, with a new date.", ("r",)),
    Command("back", Place.EFFECTS, "Desk", "Go back to the desk.", ("escape", "ctrl+l"), True, True),
    Command("search", Place.ACTIONS, "Search", "Type which actions to see: an agency, a person, a case, a day, how they stand.", ("f2",), True, True),
    Command("replies", Place.ACTIONS, "Replies", "Paste what agencies sent back about their actions.", ("f3",), True, True),
    Command("chase", Place.ACTIONS, "Chase", "See what to send to the agency of the action chosen, to copy it or save it.", ("f4",), False, True),
    Command("view('open')", Place.ACTIONS, "Open", "See those that are open or proposed.", ("f5",), True, True),
    Command("view('overdue')", Place.ACTIONS, "Overdue", "See those that are overdue.", ("f6",), True, True),
    Command("view('proposed')", Place.ACTIONS, "Proposed", "See those that nobody has accepted yet.", ("f7",), True, True),
    Command("complete", Place.ACTIONS, "Complete", "The action chosen is done; today, or type the day.", ("c",)),
    Command("not_possible", Place.ACTIONS, "Not possible", "Circumstances changed; type why.", ("p",)),
    Command("not_done", Place.ACTIONS, "Not done", "The agency has not done it; type why.", ("n",)),
    Command("still_open", Place.ACTIONS, "Still open", "It stays open, or is open after all, with a note; a proposed action is accepted by an owner.", ("o",)),
    Command("reissue", Place.ACTIONS, "Issue again", "Issue the action chosen again, with a new date or another owner.", ("r",)),
    Command("escalate", Place.ACTIONS, "Escalate", "It has stayed undone; type to whom it goes.", ("e",)),
    Command("helped", Place.ACTIONS, "Helped", "The action chosen is complete and helped.", ("h",)),
    Command("no_change", Place.ACTIONS, "Same", "It is complete and made no change.", ("s",)),
    Command("worse", Place.ACTIONS, "Worse", "It is complete and made things worse.", ("w",)),
    Command("too_early", Place.ACTIONS, "Too early", "It is complete, and too early to say whether it helped.", ("t",)),
    Command("withdraw", Place.ACTIONS, "Withdraw", "Withdraw the action chosen, saying why; it stays in the record.", ("delete",)),
    Command("view('no effect')", Place.ACTIONS, "No effect", "See those that are complete and of which nobody has said whether they helped.", ("f8",), False, True),
    Command("back", Place.ACTIONS, "Back", "Go back to where you were; from the search, to the actions.", ("escape",), False, True),
    Command("save", Place.CHASE, "Save", "Save what is to be sent as a file.", ("f2",), True, True),
    Command("save_all", Place.CHASE, "Save all", "Save what is to be sent to every agency that has something open, a file each.", ("f3",), True, True),
    Command("copy", Place.CHASE, "Copy", "Copy what is to be sent as text, where the terminal can.", ("f5",), True, True),
    Command("back", Place.CHASE, "Back", "Go back to the actions.", ("escape",), True, True),
    Command("go", Place.REPLIES, "Take", "Take all that the replies say.", ("f10",), True, True),
    Command("leave", Place.REPLIES, "Back", "Go back; nothing is taken, and what was pasted is kept for the next time.", ("escape",), True, True),
    Command("complete_word", Place.ACTION_SEARCH, "Complete", "Complete the agency, person or word at the cursor; again for the next.", ("tab",), False, True),
    Command("to_list", Place.ACTION_SEARCH, "To the list", "Go from the search to the actions that it found.", ("enter", "down"), False, True),
    Command("leave_proposed", Place.READ_BACK, "Leave proposed", "Leave the action chosen as proposed, or accept it.", ("space",), True),
    Command("accept", Place.READ_BACK, "Accept", "Record the read-back.", ("f4", "enter"), True, True),
    Command("back", Place.READ_BACK, "Desk", "Go back to the desk without recording a read-back.", ("escape",), True, True),
    Command("go_there", Place.CLOSING, "Go", "Call the case chosen, to decide it.", ("enter",), True),
    Command("not_reached", Place.CLOSING, "Not reached", "This case was called but not heard; it carries over.", ("r",), True),
    Command("close", Place.CLOSING, "Close", "Close the meeting; its draft minutes are then ready.", ("f10",), True, True),
    Command("minutes", Place.CLOSING, "Minutes", "Read the draft minutes, once the meeting is closed.", ("f9",), True, True),
    Command("documents", Place.CLOSING, "Documents", "Write the documents of the meeting, once it is closed.", ("f2",), True, True),
    Command("back", Place.CLOSING, "Desk", "Go back to the desk; the meeting stays open.", ("escape",), True, True),
    Command("documents", Place.MINUTES, "Documents", "Write the documents of the meeting as files, or copy one.", ("f2",), True, True),
    Command("approve", Place.MINUTES, "Approve", "Record that the minutes are approved.", ("f5",), True, True),
    Command("amend", Place.MINUTES, "Amend", "Add a correction to approved minutes, which every later copy shows.", ("f6",), True, True),
    Command("version", Place.MINUTES, "Version", "Read the minutes as they were when they were approved; again for the next version.", ("f7",), False, True),
    Command("left", Place.MINUTES, "What left", "See which documents of this meeting left the record, when, to whom and why.", ("f3",), False, True),
    Command("reopen", Place.MINUTES, "Reopen", "Open the meeting again, saying why.", ("f8",), True, True),
    Command("back", Place.MINUTES, "Back", "Go back to where you were.", ("escape", "f9"), True, True),
    Command("mark", Place.DOCUMENTS, "Mark", "Mark the document chosen to be written, or leave it out.", ("space",), True),
    Command("mark_all", Place.DOCUMENTS, "All", "Mark all documents of the sort chosen; where all of them are marked, none.", ("a",)),
    Command("format", Place.DOCUMENTS, "Format", "Take the next format for the document chosen and all of its sort.", ("f4",), True, True),
    Command("copy", Place.DOCUMENTS, "Copy", "Copy the document chosen as text, where the terminal can.", ("f5",), True, True),
    Command("write", Place.DOCUMENTS, "Write", "Write what is marked; where to, for whom and why is asked.", ("f10", "enter"), True, True),
    Command("back", Place.DOCUMENTS, "Back", "Go back to where you were; while documents are being written, stop.", ("escape",), True, True),
    Command("back", Place.LEFT, "Back", "Go back to where you were.", ("escape",), True, True),
)  # fmt: skip


def command_at(place: Place, command_id: str) -> Command:
    """One command of a place, by its id."""
    return next(command for command in COMMANDS if command.place is place and command.id == command_id)


def commands_of(place: Place) -> tuple[Command, ...]:
    """The commands of one place, in the order of the table."""
    return tuple(command for command in COMMANDS if command.place is place)
