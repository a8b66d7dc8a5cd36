// SPDX-License-Identifier: Apache-2.0
#include "learning/supposed.h"

#include <algorithm>

#include "describe/describe.h"
#include "staff/viewing.h"

namespace learning {
namespace {

struct Supposed {
  std::optional<base::Instant> at;
  std::vector<SupposedTerms> terms;
};

/// Nothing for a student, who sees what is.
Supposed supposed_by(db::Reader& reader, const base::Actor& actor) {
  const auto viewing = staff::viewing_of(reader, actor);
  if (!viewing) return {};
  Supposed supposed{.at = viewing->at, .terms = {}};
  if (!viewing->terms.empty()) {
    supposed.terms = describe::from_json<std::vector<SupposedTerms>>(viewing->terms);
  }
  return supposed;
}

/// An access that was given away since then is no longer among the facts.
void suppose(Study& study, const Supposed& supposed) {
  study.at = supposed.at.value_or(study.at);
  for (const SupposedTerms& terms : supposed.terms) {
    auto& grants = study.facts.grants;
    const auto grant = std::ranges::find(grants, terms.grant, &accesses::Grant::id);
    if (grant != grants.end()) grant->overrides = terms.own;
  }
}

ContactId contact_of(const base::Actor& actor) { return ContactId::from_number(actor.student()); }

}  // namespace

std::string text_of(const std::vector<SupposedTerms>& terms) {
  return terms.empty() ? std::string() : describe::to_json(terms);
}

Study study_of(db::Reader& reader, const Shared& shared, const base::Actor& actor,
               ProductId product) {
  Study study = study_of(reader, shared, contact_of(actor), product);
  suppose(study, supposed_by(reader, actor));
  return study;
}

std::vector<Study> studies_of(db::Reader& reader, const Shared& shared, const base::Actor& actor) {
  auto studies = studies_of(reader, shared, contact_of(actor));
  const Supposed supposed = supposed_by(reader, actor);
  for (Study& study : studies) suppose(study, supposed);
  return studies;
}

}  // namespace learning
