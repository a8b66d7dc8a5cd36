// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "enrolments/give_access.h"
#include "imports/mapping.h"
#include "imports/offer_book.h"
#include "imports/person_row.h"
#include "people/known_addresses.h"

namespace imports {

/// Create: a person the school does not know. Match: one it knows, or an earlier row of the file
/// has made. Question: the address is known under another first name, and nobody has said whether
/// that is the same person. Skip: not taken, and the codes say why.
enum class Verdict { Create, Match, Question, Skip };
BOOST_DESCRIBE_ENUM(Verdict, Create, Match, Question, Skip)

enum class Repeat { None, SameRow, SamePerson, OtherName };

/// What earlier rows of the same file have said. Remembers numbers, not texts: a million rows take
/// a hundred megabytes.
class Seen {
 public:
  Repeat look_at(const PersonRow& row);
  /// True: an earlier row gives this person the same.
  bool gives_again(const PersonRow& row, const AccessWanted& wanted);

 private:
  std::unordered_map<std::uint64_t, std::uint64_t> first_names_;
  std::unordered_set<std::uint64_t> rows_;
  std::unordered_set<std::uint64_t> given_;
};

/// A row with everything that can be said of it without the database.
struct Candidate {
  TableRow row;
  ReadRow read;
  Repeat repeat = Repeat::None;
  std::optional<AccessWanted> wanted;
  bool given_again = false;
};

struct Judged {
  Verdict verdict = Verdict::Skip;
  std::vector<Remark> remarks;
  /// Absent for people who do not exist yet.
  std::optional<people::Contact> known;
  /// Nothing is to be given, or the person has it already.
  std::optional<AccessWanted> access;
};

struct Counts {
  std::int64_t rows = 0;
  std::int64_t create = 0;
  std::int64_t match = 0;
  std::int64_t question = 0;
  std::int64_t skip = 0;
  /// Known people whose card changes; known after the run only.
  std::int64_t updated = 0;
  std::int64_t access = 0;
  std::map<std::string, std::int64_t> codes;

  void add(const Judged& judged);
};
BOOST_DESCRIBE_STRUCT(Counts, (), (rows, create, match, question, skip, updated, access, codes))

/// Judges rows in the order of the file.
class Judge {
 public:
  Judge(Reading reading, OfferBook offers, Answers answers, const enrolments::Shared& shared);

  const Reading& reading() const { return reading_; }

  /// Remembers the row, so each row goes through it once.
  Candidate candidate(TableRow row);

  /// Against what the database knows at this moment. Writes nothing and remembers nothing.
  Judged verdict(db::Reader& reader, const Candidate& candidate,
                 const people::KnownAddresses& known) const;

 private:
  OtherName answer_for(std::int64_t line) const;
  bool has_other_name(const Candidate& candidate,
                      const std::optional<people::Contact>& known) const;
  void judge_access(db::Reader& reader, const Candidate& candidate, Judged& judged) const;

  Reading reading_;
  OfferBook offers_;
  Answers answers_;
  std::map<std::int64_t, OtherName> row_answers_;
  const enrolments::Shared& shared_;
  Seen seen_;
};

people::KnownAddresses known_of(db::Reader& reader, const std::vector<Candidate>& candidates);

/// The person holds the very same: usable still, or for the same time.
bool has_already(db::Reader& reader, const enrolments::Shared& shared,
                 const people::Contact& contact, const AccessWanted& wanted,
                 const PersonRow& row);

}  // namespace imports
