"""The JSON documents of the commands that look ahead; `documents` has the others, and their rules."""

from __future__ import annotations

from cultivate.flows.bench import BenchReport
from cultivate.flows.catchup import CatchUpReport
from cultivate.flows.documents import iso, outcome_json, problem_json, standing_json
from cultivate.flows.forecast import ForecastReport
from cultivate.flows.meeting import Meeting
from cultivate.flows.plan import PlanItem, PlanReport
from cultivate.flows.saving import Outcome
from cultivate.flows.session import Session
from cultivate.flows.stop import FreeSeat, Goodbye
from cultivate.model.bench import Bench, Seat
from cultivate.model.forecast import MonthLoad


def bench_json(report: BenchReport, session: Session) -> dict[str, object]:
    """The document of `bench --json`."""
    return {
        "vault": str(session.root),
        "date": session.today.isoformat(),
        "tiers": [_bench(each, session) for each in report.benches],
        "problems": [problem_json(problem) for problem in report.problems],
    }


def _bench(each: Bench, session: Session) -> dict[str, object]:
    return {
        "tier": each.tier.id,
        "size": each.tier.size,
        "seated": len(each.seats),
        "over": max(0, each.over),
        "active": each.active,
        "seats": [_seat(seat, session) for seat in each.seats if not seat.standing.contact.private],
        "waiting": [_seat(seat, session) for seat in each.waiting if not seat.standing.contact.private],
    }


def _seat(seat: Seat, session: Session) -> dict[str, object]:
    measure = seat.measure
    return standing_json(seat.standing, session.today) | {
        "place": seat.place,
        "points": measure.points,
        "introductions": measure.introductions,
        "referrals": measure.referrals,
        "given": measure.given,
        "responded": iso(measure.responded),
        "active": measure.active,
        "missing": list(seat.missing),
    }


def plan_json(report: PlanReport, session: Session) -> dict[str, object]:
    """The document of `plan --json`."""
    return {
        "vault": str(session.root),
        "date": session.today.isoformat(),
        "days": [
            {
                "date": each.date.isoformat(),
                "limit": each.limit,
                "over": each.over,
                "items": [_item(item) for item in each.items if not item.contact.private],
            }
            for each in report.days
        ],
        "also_owed": [_item(item) for item in report.rest if not item.contact.private],
        "problems": [problem_json(problem) for problem in report.problems],
    }


def _item(item: PlanItem) -> dict[str, object]:
    return {
        "name": item.contact.name,
        "path": item.contact.path,
        "tier": list(item.contact.tiers),
        "means": item.means or None,
        "due": item.due.isoformat(),
        "reason": item.reason,
        "manner": item.manner,
        "owed": item.owed,
    }


def goodbye_json(found: Goodbye, outcome: Outcome, session: Session) -> dict[str, object]:
    """The document of `stop --json`: what was changed, the last messages, and the seats that are free."""
    return outcome_json(outcome, session) | {
        "farewells": [{"name": each.name, "path": each.path, "text": text} for each, text in found.farewells],
        "seats": [_free_seat(each) for each in found.seats],
    }


def _free_seat(each: FreeSeat) -> dict[str, object]:
    first = each.first if each.first and not each.first.standing.contact.private else None
    return {
        "tier": each.tier,
        "size": each.bench.tier.size,
        "seated": len(each.bench.seats),
        "first": first.standing.contact.name if first else None,
        "measure": first.measure.told if first else None,
        "command": (each.command or None) if first else None,
    }


def forecast_json(report: ForecastReport, session: Session) -> dict[str, object]:
    """The document of `forecast --json`; counts are for everybody, so that no name is in it."""
    found = report.forecast
    return {
        "vault": str(session.root),
        "date": session.today.isoformat(),
        "tiers": [
            {
                "tier": each.tier or None,
                "people": each.people,
                "per_month": round(each.per_month, 1),
                "per_workday": round(each.per_month / found.workdays, 1),
                "means": {name: round(count, 1) for name, count in each.means.items()},
            }
            for each in found.tiers
        ],
        "months": [_month(each) for each in found.months],
        "per_workday": round(found.per_workday, 1),
        "done_per_workday": round(found.done, 1),
        "per_day": found.per_day,
        "fits": found.fits,
        "advice": list(report.advice),
        "problems": [problem_json(problem) for problem in report.problems],
    }


def _month(each: MonthLoad) -> dict[str, object]:
    return {
        "month": f"{each.first:%Y-%m}",
        "workdays": each.workdays,
        "touches": {tier or "none": count for tier, count in each.touches.items()},
        "total": each.total,
        "capacity": each.capacity,
        "carried": each.carried,
    }


def catch_up_json(report: CatchUpReport, session: Session) -> dict[str, object]:
    """The document of `catch-up --json`: what waits, a short first day, what was or would be changed."""
    found = report.found
    return outcome_json(report.outcome, session) | {
        "words": list(report.words),
        "moved": found.moved,
        "untouched": found.untouched,
        "clear": iso(found.clear),
        "late": [
            standing_json(each, session.today) | {"planned": day.isoformat()}
            for each, day in found.late
            if not each.contact.private
        ],
        "promises_left": report.promises,
        "first_day": [
            {"name": each.contact.name, "path": each.contact.path, "why": each.why}
            for each in report.first_day
            if not each.contact.private
        ],
    }


def meeting_json(found: Meeting, outcome: Outcome, session: Session) -> dict[str, object]:
    """The document of `meeting --json`: the page and the names on it; `outcome` is what writing it did."""
    return outcome_json(outcome, session) | {
        "path": found.path,
        "names": [
            {
                "name": each.contact.name,
                "role": each.contact.role or None,
                "company": each.contact.org or None,
                "points": each.points,
                "why": list(each.why),
            }
            for each in found.names
        ],
    }
