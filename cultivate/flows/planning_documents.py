"""The JSON documents of the commands that look ahead; `documents` has the others, and their rules."""

from __future__ import annotations

from cultivate.flows.bench import BenchReport
from cultivate.flows.documents import iso, problem_json, standing_json
from cultivate.flows.session import Session
from cultivate.model.bench import Bench, Seat


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
