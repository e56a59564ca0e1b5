"""Every step in a member's life by the word of its event, for whoever offers them."""

from __future__ import annotations

from collections.abc import Mapping

from tongket.access.gate import Action
from tongket.records.members.actions.life.exempt import exempt
from tongket.records.members.actions.life.expel import expel
from tongket.records.members.actions.life.leave import leave
from tongket.records.members.actions.life.lose_contact import lose_contact
from tongket.records.members.actions.life.readmit import readmit
from tongket.records.members.actions.life.recognize import recognize
from tongket.records.members.actions.life.record_death import record_death
from tongket.records.members.actions.life.restore import restore
from tongket.records.members.actions.life.resume import resume
from tongket.records.members.actions.life.revoke import revoke
from tongket.records.members.actions.life.strike_off import strike_off
from tongket.records.members.actions.life.suspend import suspend
from tongket.records.members.actions.moves.arrive import arrive
from tongket.records.members.actions.moves.depart import depart
from tongket.records.members.actions.moves.move import move
from tongket.records.members.life.entry import LifeEntry

STEPS: Mapping[str, Action[LifeEntry]] = {
    "recognized": recognize,
    "exempted": exempt,
    "suspended": suspend,
    "resumed": resume,
    "lost_contact": lose_contact,
    "moved": move,
    "transferred": depart,
    "arrived": arrive,
    "struck_off": strike_off,
    "left": leave,
    "expelled": expel,
    "deceased": record_death,
    "restored": restore,
    "readmitted": readmit,
}
TAKE_BACK = revoke
