// SPDX-License-Identifier: Apache-2.0
#include "access/trace.h"

#include "access/steps.h"
#include "access/would_help.h"

namespace accesses {

using base::Instant;

namespace {

TraceGrant trace_of(Evaluation& evaluation, const Evaluation::Subject& subject, std::size_t index,
                    Instant at) {
  const Terms& terms = evaluation.terms()[index];
  const Standing& standing = subject.standings[index];
  return {.grant = terms.grant->id,
          .offer = terms.grant->offer,
          .order = terms.grant->order,
          .verdict = evaluation.verdict_answer(subject, index, at),
          .steps = steps_of(terms, standing, at, evaluation.course()),
          .changes_at = evaluation.next_change_of_grant(subject, index, at)};
}

/// The one whose verdict was told; of several that say the same the first.
std::optional<GrantId> deciding_grant(const Trace& trace) {
  if (trace.decided_by.gate != Gate::Grants) return std::nullopt;
  if (trace.outcome.grant) return trace.outcome.grant;
  for (const TraceGrant& grant : trace.grants) {
    const bool same_kind = grant.verdict.is_open() == trace.outcome.is_open();
    const bool told = trace.outcome.is_open() || (grant.verdict.reason == trace.outcome.reason &&
                                                  grant.verdict.until == trace.outcome.until &&
                                                  grant.verdict.at == trace.outcome.at &&
                                                  grant.verdict.lesson == trace.outcome.lesson);
    if (same_kind && told) return grant.grant;
  }
  return std::nullopt;
}

}  // namespace

Trace explain(const CompiledCourse& course, const Facts& facts, const Target& target, Instant at,
              Mode mode) {
  Evaluation evaluation(course, facts, at, mode);
  const Evaluation::Subject subject = subject_of(evaluation, target);
  Trace trace;
  if (subject.lesson) trace.lesson = course.lessons()[*subject.lesson].id;
  trace.outcome = evaluation.answer(subject, at);
  for (std::size_t i = 0; i < facts.grants.size(); ++i) {
    trace.grants.push_back(trace_of(evaluation, subject, i, at));
  }
  trace.decided_by.gate = evaluation.gate(subject, at);
  trace.decided_by.grant = deciding_grant(trace);
  trace.next_change = evaluation.next_change(subject, at);
  trace.would_help = would_help(course, facts, target, at, trace.outcome);
  return trace;
}

}  // namespace accesses
