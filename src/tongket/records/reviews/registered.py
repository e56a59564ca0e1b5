"""The actions on a round that no ledger names, imported here so that the gate knows them from the start."""

from tongket.records.reviews.actions.assessing.assess import assess
from tongket.records.reviews.actions.assessing.correct import correct as correct_assessment
from tongket.records.reviews.actions.assessing.correct_task import correct_task
from tongket.records.reviews.actions.assessing.enter_task import enter_task
from tongket.records.reviews.actions.assessing.withdraw_task import withdraw_task
from tongket.records.reviews.actions.collective_ratings.announce import announce as announce_collective
from tongket.records.reviews.actions.collective_ratings.decide import decide as decide_collective
from tongket.records.reviews.actions.collective_ratings.propose import propose as propose_collective
from tongket.records.reviews.actions.collective_ratings.revise import revise as revise_collective
from tongket.records.reviews.actions.comments.correct import correct as correct_comment
from tongket.records.reviews.actions.comments.note import note
from tongket.records.reviews.actions.comments.withdraw import withdraw as withdraw_comment
from tongket.records.reviews.actions.ratings.announce import announce
from tongket.records.reviews.actions.ratings.decide import decide
from tongket.records.reviews.actions.ratings.propose import propose
from tongket.records.reviews.actions.ratings.revise import revise
from tongket.records.reviews.actions.rounds.close import close
from tongket.records.reviews.actions.rounds.correct import correct as correct_round
from tongket.records.reviews.actions.rounds.open import open as open_round
from tongket.records.reviews.actions.rounds.reopen import reopen as reopen_round
from tongket.records.reviews.actions.steps.conclude import conclude
from tongket.records.reviews.actions.steps.reopen import reopen as reopen_step
from tongket.records.reviews.actions.steps.send_back import send_back
from tongket.records.reviews.actions.steps.take import take
from tongket.records.reviews.actions.steps.withdraw import withdraw as withdraw_step
from tongket.records.reviews.actions.subjects.correct import correct as correct_subject
from tongket.records.reviews.actions.subjects.enter import enter
from tongket.records.reviews.actions.subjects.intend import intend
from tongket.records.reviews.actions.subjects.withdraw import withdraw as withdraw_subject
from tongket.records.reviews.actions.tallies.correct import correct as correct_tally
from tongket.records.reviews.actions.tallies.count import count
from tongket.records.reviews.actions.tallies.withdraw import withdraw as withdraw_tally

OF_ROUNDS = (open_round, correct_round, close, reopen_round)
OF_STEPS = (take, conclude, send_back, reopen_step, withdraw_step)
OF_SUBJECTS = (enter, correct_subject, withdraw_subject, intend)
OF_RATINGS = (propose, decide, announce, revise)
OF_COLLECTIVE_RATINGS = (propose_collective, decide_collective, announce_collective, revise_collective)
OF_ASSESSMENTS = (assess, correct_assessment, enter_task, correct_task, withdraw_task)
OF_TALLIES = (count, correct_tally, withdraw_tally)
OF_COMMENTS = (note, correct_comment, withdraw_comment)
