// SPDX-License-Identifier: Apache-2.0
#include "imports/judge.h"

#include <algorithm>

#include "base/bytes.h"
#include "base/text.h"
#include "describe/describe.h"

namespace imports {
namespace {

/// Sixty-four bits of a hash that nobody can steer.
std::uint64_t fingerprint(std::string_view text) {
  const base::Bytes hash = base::hash256(text);
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    number = number << 8 | std::to_integer<std::uint64_t>(hash[i]);
  }
  return number;
}

/// Everything a row says but where it stands.
std::string content_of(PersonRow row) {
  row.line = 0;
  return describe::to_json(row);
}

void append(std::vector<Remark>& to, const std::vector<Remark>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

}  // namespace

Repeat Seen::look_at(const PersonRow& row) {
  const bool same_row = !rows_.insert(fingerprint(content_of(row))).second;
  const std::string name = base::folded(row.first_name);
  const std::uint64_t print = name.empty() ? 0 : fingerprint(name);
  const auto [person, is_new] = first_names_.emplace(fingerprint(row.email->text()), print);
  if (is_new) return Repeat::None;
  if (same_row) return Repeat::SameRow;
  if (print == 0 || person->second == 0) {
    person->second = std::max(person->second, print);
    return Repeat::SamePerson;
  }
  return person->second == print ? Repeat::SamePerson : Repeat::OtherName;
}

bool Seen::gives_again(const PersonRow& row, const AccessWanted& wanted) {
  std::string key = row.email->text() + "\n" + describe::to_json(wanted);
  if (row.access_start) key += "\n" + row.access_start->text();
  if (row.access_end) key += "\n-" + row.access_end->text();
  return !given_.insert(fingerprint(key)).second;
}

void Counts::add(const Judged& judged) {
  ++rows;
  switch (judged.verdict) {
    case Verdict::Create: ++create; break;
    case Verdict::Match: ++match; break;
    case Verdict::Question: ++question; break;
    case Verdict::Skip: ++skip; break;
  }
  if (judged.access) ++access;
  for (const Remark& remark : judged.remarks) ++codes[remark.code];
}

Judge::Judge(Reading reading, OfferBook offers, Answers answers,
             const enrolments::Shared& shared)
    : reading_(std::move(reading)),
      offers_(std::move(offers)),
      answers_(std::move(answers)),
      shared_(shared) {
  for (const RowAnswer& row : answers_.rows) row_answers_[row.line] = row.answer;
}

Candidate Judge::candidate(TableRow row) {
  Candidate candidate{.read = read_row(reading_, row)};
  candidate.row = std::move(row);
  ReadRow& read = candidate.read;
  if (!read.faults.empty()) return candidate;
  const auto wanted = offers_.wanted_by(read.person);
  if (!wanted) {
    read.faults.push_back({wanted.error(), std::nullopt});
    return candidate;
  }
  candidate.wanted = *wanted;
  candidate.repeat = seen_.look_at(read.person);
  const bool is_taken =
      candidate.repeat != Repeat::OtherName ||
      answer_for(read.person.line) == OtherName::SamePerson;
  if (candidate.wanted && is_taken) {
    candidate.given_again = seen_.gives_again(read.person, *candidate.wanted);
  }
  return candidate;
}

OtherName Judge::answer_for(std::int64_t line) const {
  const auto own = row_answers_.find(line);
  if (own != row_answers_.end()) return own->second;
  return answers_.other_name.value_or(OtherName::Ask);
}

bool Judge::has_other_name(const Candidate& candidate,
                           const std::optional<people::Contact>& known) const {
  if (candidate.repeat == Repeat::OtherName) return true;
  const std::string& read = candidate.read.person.first_name;
  if (!known || read.empty() || known->first_name.empty()) return false;
  return base::folded(read) != base::folded(known->first_name);
}

Judged Judge::verdict(db::Reader& reader, const Candidate& candidate,
                      const people::KnownAddresses& known) const {
  Judged judged;
  const PersonRow& person = candidate.read.person;
  append(judged.remarks, candidate.read.faults);
  append(judged.remarks, candidate.read.remarks);
  if (!candidate.read.faults.empty()) return judged;
  if (candidate.repeat != Repeat::None) {
    judged.remarks.push_back({"duplicate_in_file", std::nullopt});
  }
  if (candidate.repeat == Repeat::SameRow) return judged;
  const auto owner = known.owners.find(person.email->text());
  if (owner != known.owners.end()) judged.known = owner->second;
  if (!judged.known && known.left_lately.contains(person.email->text())) {
    judged.remarks.push_back({"contact.former_email", std::nullopt});
    return judged;
  }
  if (has_other_name(candidate, judged.known)) {
    judged.remarks.push_back({"name.differs", std::nullopt});
    const OtherName answer = answer_for(person.line);
    if (answer == OtherName::Ask) judged.verdict = Verdict::Question;
    if (answer != OtherName::SamePerson) return judged;
  }
  const bool is_new = !judged.known && candidate.repeat == Repeat::None;
  judged.verdict = is_new ? Verdict::Create : Verdict::Match;
  judge_access(reader, candidate, judged);
  return judged;
}

void Judge::judge_access(db::Reader& reader, const Candidate& candidate, Judged& judged) const {
  const PersonRow& person = candidate.read.person;
  const auto say = [&](std::string code) {
    judged.remarks.push_back({std::move(code), std::nullopt});
  };
  if (!candidate.wanted) {
    if (person.paid) say("payment.no_access");
    return;
  }
  const bool has = candidate.given_again ||
                   (judged.known && has_already(reader, shared_, *judged.known,
                                                *candidate.wanted, person));
  if (has) return say("access.already");
  judged.access = candidate.wanted;
}

people::KnownAddresses known_of(db::Reader& reader, const std::vector<Candidate>& candidates) {
  std::vector<base::Email> emails;
  for (const Candidate& candidate : candidates) {
    if (candidate.read.person.email) emails.push_back(*candidate.read.person.email);
  }
  return people::known_addresses(reader, emails);
}

}  // namespace imports
