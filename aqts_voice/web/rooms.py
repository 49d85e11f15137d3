"""The blueprints of every room, in the order in which their addresses are listed."""

from flask import Blueprint

from aqts_voice.web.deposit.views import blueprint as deposit
from aqts_voice.web.followup.views import blueprint as followup
from aqts_voice.web.library.views import blueprint as library
from aqts_voice.web.members.views import blueprint as members
from aqts_voice.web.releases.research import blueprint as research
from aqts_voice.web.releases.views import blueprint as releases
from aqts_voice.web.review.views import blueprint as review
from aqts_voice.web.stewardship.views import blueprint as stewardship
from aqts_voice.web.themes.views import blueprint as themes

BLUEPRINTS: tuple[Blueprint, ...] = (
    library,
    deposit,
    followup,
    members,
    review,
    themes,
    releases,
    stewardship,
    research,
)
