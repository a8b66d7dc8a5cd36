// SPDX-License-Identifier: Apache-2.0
#include "imports/rehearse.h"

#include <algorithm>

namespace imports {
namespace {

constexpr std::size_t batch_rows = 500;
constexpr std::size_t problems_max = 100;

/// Calls `look(candidate, judged)` for every row in the order of the file. Each batch is judged on
/// a snapshot of its own, so that no snapshot stays open for long.
template <class Look>
void judge_all(const Environment& environment, const Import& import, Look look) {
  Judge judge = environment.db.read([&](db::Reader& reader) {
    return Judge(reading_of(reader, import.mapping.columns, import.titled_columns()),
                 OfferBook(reader, import.mapping.access, import.product),
                 import.mapping.answers.value_or(Answers{}), environment.shared);
  });
  const auto table = open_import(environment.db, environment.files, import);
  for (auto row = table->next(); row;) {
    std::vector<Candidate> batch;
    for (; row && batch.size() < batch_rows; row = table->next()) {
      batch.push_back(judge.candidate(std::move(*row)));
    }
    environment.db.read([&](db::Reader& reader) {
      const auto known = known_of(reader, batch);
      for (const Candidate& candidate : batch) {
        look(candidate, judge.verdict(reader, candidate, known));
      }
    });
  }
}

RowView view_of(const Candidate& candidate, const Judged& judged) {
  RowView view;
  view.line = candidate.row.line;
  view.verdict = judged.verdict;
  view.remarks = judged.remarks;
  view.cells = candidate.row.cells;
  view.person = candidate.read.person;
  if (judged.known) view.contact = people::name_of(*judged.known);
  view.access = judged.access;
  return view;
}

bool is_wanted(const mail::MailChoice& choice) {
  return !std::holds_alternative<mail::NoMail>(choice);
}

/// The mails of one access leave as one. No mail of an import leaves unless asked for.
bool leads_to_mail(const Judged& judged, const std::optional<mail::AccessMails>& choice) {
  if (!choice || !judged.access) return false;
  const bool bounced =
      judged.known && judged.known->mail_state == people::MailState::Bounced;
  const bool is_new = judged.verdict == Verdict::Create;
  return !bounced && (is_wanted(choice->access) || (is_new && is_wanted(choice->activation)));
}

bool says(const std::vector<Remark>& remarks, const std::string& code) {
  return std::ranges::find(remarks, code, &Remark::code) != remarks.end();
}

}  // namespace

Rehearsal rehearse(const Environment& environment, const Import& import) {
  Rehearsal rehearsal;
  const auto look = [&](const Candidate& candidate, const Judged& judged) {
    rehearsal.counts.add(judged);
    if (leads_to_mail(judged, import.mapping.mails)) ++rehearsal.mails;
    if (!judged.remarks.empty() && rehearsal.problems.size() < problems_max) {
      rehearsal.problems.push_back(view_of(candidate, judged));
    }
  };
  judge_all(environment, import, look);
  return rehearsal;
}

http::Page<RowView> preview_rows(const Environment& environment, const Import& import,
                                 const RowQuery& query) {
  http::Page<RowView> page;
  const auto look = [&](const Candidate& candidate, const Judged& judged) {
    if (query.verdict && judged.verdict != *query.verdict) return;
    if (query.code && !says(judged.remarks, query.code->v)) return;
    const bool shown = page.total >= query.first() && std::ssize(page.items) < query.count();
    if (shown) page.items.push_back(view_of(candidate, judged));
    ++page.total;
  };
  judge_all(environment, import, look);
  return page;
}

}  // namespace imports
