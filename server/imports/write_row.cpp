// SPDX-License-Identifier: Apache-2.0
#include "imports/write_row.h"

#include <algorithm>

#include "base/text.h"
#include "describe/describe.h"
#include "people/change_contact.h"
#include "people/tags.h"
#include "school/school.h"

namespace imports {
namespace {

using people::Contact;

people::TagNames typed_tags(const std::vector<std::string>& tags) {
  people::TagNames names;
  for (const std::string& tag : tags) names.push_back({tag});
  return names;
}

void add_tag(std::vector<std::string>& tags, const std::string& tag) {
  const std::string folded = base::folded(tag);
  const bool known = std::ranges::any_of(
      tags, [&](const std::string& other) { return base::folded(other) == folded; });
  if (!known) tags.push_back(tag);
}

class RowWriting {
 public:
  RowWriting(db::Transaction& tx, const RunSetting& setting, const Candidate& candidate,
             const Judged& judged)
      : tx_(tx),
        setting_(setting),
        person_(candidate.read.person),
        repeat_(candidate.repeat),
        judged_(judged) {
    row_.line = candidate.row.line;
    row_.cells = candidate.row.cells;
    row_.verdict = judged.verdict;
    row_.remarks = judged.remarks;
  }

  Written write() {
    const bool is_taken =
        row_.verdict == Verdict::Create || row_.verdict == Verdict::Match;
    if (is_taken) take();
    store::put_row(tx_, setting_.import.id, row_);
    Written written{row_, std::nullopt};
    if (is_taken) written.contact = contact_;
    return written;
  }

 private:
  void take() {
    if (judged_.known) {
      contact_ = *judged_.known;
      change_contact();
    } else {
      add_contact();
    }
    row_.contact = contact_.id;
    take_consent();
    take_note();
    if (judged_.access) give();
  }

  std::vector<std::string> all_tags(std::vector<std::string> tags) const {
    for (const std::string& tag : person_.tags) add_tag(tags, tag);
    if (setting_.import.mapping.tag) add_tag(tags, setting_.import.mapping.tag->v);
    return tags;
  }

  void add_contact() {
    people::ContactDraft draft;
    draft.email = describe::Text<0, 400>{person_.email->text()};
    draft.first_name = describe::Text<0, 100>{person_.first_name};
    draft.last_name = describe::Text<0, 100>{person_.last_name};
    if (person_.phone) draft.phone = describe::Text<0, 60>{*person_.phone};
    draft.language = person_.language;
    if (const auto tags = all_tags({}); !tags.empty()) draft.tags = typed_tags(tags);
    if (!person_.fields.empty()) draft.fields = person_.fields;
    contact_ = people::add(tx_, draft, "import", setting_.actor, setting_.import.batch);
    row_.verdict = Verdict::Create;
    row_.outcome.created = true;
    row_.outcome.after = state_of(tx_, contact_);
  }

  /// What the person was before this import: of values that the import itself has brought, the
  /// last one counts.
  PersonState original(const PersonState& present) const {
    if (repeat_ == Repeat::None) return present;
    const auto first = store::first_row_of(tx_, setting_.import.id, contact_.id);
    if (!first) return present;
    if (first->outcome.created) return {};
    return first->outcome.before.value_or(present);
  }

  bool takes(Target target, bool was_blank, std::string_view field = {}) const {
    switch (setting_.reading.rule_of(target, field)) {
      case Rule::NeverOverwrite: return is_ours_;
      case Rule::FillBlanks: return was_blank;
      case Rule::Overwrite: return true;
    }
    std::unreachable();
  }

  void change_contact() {
    const PersonState before = state_of(tx_, contact_);
    const PersonState first = original(before);
    is_ours_ = repeat_ != Repeat::None && first == PersonState{};
    PersonState after = before;
    const auto take_text = [&](Target target, const std::string& value, const std::string& was,
                               std::string& into) {
      if (!value.empty() && takes(target, was.empty())) into = value;
    };
    take_text(Target::FirstName, person_.first_name, first.first_name, after.first_name);
    take_text(Target::LastName, person_.last_name, first.last_name, after.last_name);
    if (person_.phone && takes(Target::Phone, !first.phone)) after.phone = person_.phone;
    if (person_.language && takes(Target::Language, !first.language)) {
      after.language = person_.language;
    }
    for (const auto& [key, value] : person_.fields) {
      if (takes(Target::Field, !first.fields.contains(key), key)) after.fields[key] = value;
    }
    after.tags = all_tags(before.tags);
    if (after == before) return;
    contact_ = people::change(tx_, contact_, patch_between(before, after), setting_.actor,
                              setting_.import.batch);
    row_.outcome.changed = true;
    row_.outcome.before = before;
    row_.outcome.after = state_of(tx_, contact_);
  }

  static people::ContactPatch patch_between(const PersonState& before, const PersonState& after) {
    people::ContactPatch patch;
    if (after.first_name != before.first_name) {
      patch.first_name = describe::Text<0, 100>{after.first_name};
    }
    if (after.last_name != before.last_name) {
      patch.last_name = describe::Text<0, 100>{after.last_name};
    }
    if (after.phone != before.phone) patch.phone = describe::Text<0, 60>{*after.phone};
    if (after.language != before.language) patch.language = *after.language;
    if (after.fields != before.fields) patch.fields = after.fields;
    if (after.tags != before.tags) patch.tags = typed_tags(after.tags);
    return patch;
  }

  /// A yes in a file never turns a refusal round: only the person can.
  void take_consent() {
    if (person_.consent == ConsentSaid::Nothing) return;
    const auto before = people::consent_of(tx_, contact_.id);
    people::Consent after = before;
    if (person_.consent == ConsentSaid::No && !before.refused_at) after.refused_at = tx_.now();
    if (person_.consent == ConsentSaid::Yes) {
      if (before.refused_at) return remark("consent.refused_before");
      if (!before.given_at) after.given_at = tx_.now();
    }
    if (after == before) return;
    people::set_consent(tx_, contact_.id, after, setting_.actor, setting_.import.batch);
    row_.outcome.changed = true;
    row_.outcome.consent_before = before;
    row_.outcome.consent_after = after;
  }

  void take_note() {
    if (person_.notes.empty()) return;
    if (!row_.outcome.created) {
      const auto notes = people::notes_of(tx_, contact_.id);
      const bool known = std::ranges::find(notes, person_.notes, &people::Note::body) !=
                         notes.end();
      if (known) return;
    }
    row_.outcome.note =
        people::add_note(tx_, contact_.id, person_.notes, setting_.actor).id;
    row_.outcome.changed = true;
  }

  enrolments::Request request(base::TimeZone zone) const {
    enrolments::Request request{.contact = contact_.id,
                                .product = judged_.access->product,
                                .door = orders::Door::Import};
    if (row_.outcome.created) request.made = contact_;
    request.access.offer = judged_.access->offer;
    if (judged_.access->product) request.access.full = true;
    request.access.mails =
        setting_.import.mapping.mails.value_or(mail::AccessMails{mail::NoMail{}, mail::NoMail{}});
    if (person_.access_start) {
      request.access.start_at = base::start_of_day(*person_.access_start, zone);
    }
    if (person_.paid) {
      request.access.paid = orders::PaymentDraft{.amount = *person_.paid,
                                                 .paid_on = person_.paid_on,
                                                 .method = orders::PaymentMethod::OtherPlatform};
    }
    return request;
  }

  void give() {
    const base::TimeZone zone = setting_.reading.zone;
    const auto wanted = request(zone);
    enrolments::Plan plan;
    try {
      plan = enrolments::plan_access(tx_, setting_.shared, wanted, tx_.now());
    } catch (const base::Invalid& refused) {
      // One row that cannot be served must not keep the others waiting: it says why, and the
      // person is there. Planning writes nothing.
      return remark(refused.errors().front().code);
    }
    if (plan.lines.empty()) return remark("access.already");
    const auto given = enrolments::apply_access(tx_, plan, wanted, setting_.actor,
                                                setting_.import.batch);
    if (person_.access_end) end_at(given, base::end_of_day(*person_.access_end, zone));
    keep(given);
  }

  void end_at(const enrolments::AccessGiven& given, Instant end) {
    for (const accesses::GrantId grant : given.grants) {
      accesses::set_personal_end(tx_, grant, {end, tx_.now().to_whole_seconds()});
    }
  }

  void keep(const enrolments::AccessGiven& given) {
    enrolments::GivenRecord record;
    record.order = given.order->id;
    record.grants = given.grants;
    record.door = describe::enum_text(orders::Door::Import);
    row_.outcome.given = std::move(record);
    row_.outcome.entry = given.undo;
  }

  void remark(std::string code) { row_.remarks.push_back({std::move(code), std::nullopt}); }

  db::Transaction& tx_;
  const RunSetting& setting_;
  const PersonRow& person_;
  Repeat repeat_;
  const Judged& judged_;
  Contact contact_;
  bool is_ours_ = false;
  StoredRow row_;
};

}  // namespace

Written write_row(db::Transaction& tx, const RunSetting& setting, const Candidate& candidate,
                  const Judged& judged) {
  return RowWriting(tx, setting, candidate, judged).write();
}

}  // namespace imports
