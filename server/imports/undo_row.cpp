// SPDX-License-Identifier: Apache-2.0
#include "imports/undo_row.h"

#include <algorithm>

#include "describe/describe.h"
#include "enrolments/undo_access.h"
#include "mail/mail_log.h"
#include "people/tags.h"
#include "people/change_contact.h"

namespace imports {
namespace {

using people::Contact;

class RowUndoing {
 public:
  RowUndoing(db::Transaction& tx, const Import& import, const StoredRow& row,
             const base::Actor& actor)
      : tx_(tx), import_(import), row_(row), outcome_(row.outcome), actor_(actor) {}

  void undo() {
    if (!row_.contact) return;
    const auto contact = people::find_contact(tx_, *row_.contact);
    if (!contact) return;
    contact_ = *contact;
    withdraw_access();
    remove_note();
    if (outcome_.created && is_untouched()) return remove_contact();
    restore_consent();
    if (!outcome_.created) restore_values();
  }

 private:
  void withdraw_access() {
    if (!outcome_.given) return;
    const auto undone = tx_.one<std::int64_t>("SELECT COUNT(*) FROM journal WHERE undoes = $1",
                                              *outcome_.entry);
    if (undone > 0) return;
    enrolments::undo_given(tx_,
                           {.entry = *outcome_.entry,
                            .contact = contact_.id,
                            .object = contact_.id.number(),
                            .details = describe::to_json(*outcome_.given)},
                           actor_);
    journal::record(tx_, actor_,
                    {.action = "access.given.undone",
                     .object = journal::Object::of(contact_.id),
                     .contact = contact_.id,
                     .batch = import_.batch,
                     .undoes = outcome_.entry});
  }

  void remove_note() {
    if (!outcome_.note) return;
    const auto notes = people::notes_of(tx_, contact_.id);
    const auto note = std::ranges::find(notes, *outcome_.note, &people::Note::id);
    if (note != notes.end()) people::remove_note(tx_, *note, actor_);
  }

  /// Nothing but this import has ever happened to them.
  bool is_untouched() {
    if (contact_.first_signed_in_at || contact_.last_seen_at || contact_.blocked_at) return false;
    if (contact_.mail_state != people::MailState::Ok) return false;
    if (state_of(tx_, contact_) != *outcome_.after) return false;
    const auto traces = tx_.one<std::int64_t>(
        "SELECT (SELECT COUNT(*) FROM orders WHERE contact_id = $1 AND withdrawn_at IS NULL) + "
        "(SELECT COUNT(*) FROM grants WHERE contact_id = $1 AND withdrawn_at IS NULL) + "
        "(SELECT COUNT(*) FROM notes WHERE contact_id = $1) + "
        "(SELECT COUNT(*) FROM progress WHERE contact_id = $1) + "
        "(SELECT COUNT(*) FROM passed_checkpoints WHERE contact_id = $1) + "
        "(SELECT COUNT(*) FROM lesson_overrides WHERE contact_id = $1) + "
        "(SELECT COUNT(*) FROM former_emails WHERE contact_id = $1) + "
        "(SELECT COUNT(*) FROM contacts WHERE id = $1 AND password_hash IS NOT NULL)",
        contact_.id);
    return traces == 0 && consent_is_ours();
  }

  bool consent_is_ours() {
    const auto present = people::consent_of(tx_, contact_.id);
    return present == outcome_.consent_after.value_or(people::Consent{});
  }

  void remove_contact() {
    // Who was written to is known to us for good.
    if (!mail::forget_unsent(tx_, contact_.id)) return;
    orders::erase_withdrawn(tx_, contact_.id);
    people::remove(tx_, contact_, actor_);
  }

  void restore_consent() {
    if (!outcome_.consent_after) return;
    if (people::consent_of(tx_, contact_.id) != *outcome_.consent_after) return;
    people::set_consent(tx_, contact_.id, *outcome_.consent_before, actor_, import_.batch);
  }

  template <class T>
  static void restore(const T& before, const T& after, T& present) {
    if (present == after) present = before;
  }

  void restore_values() {
    if (!outcome_.before) return;
    const PersonState present = state_of(tx_, contact_);
    const PersonState& before = *outcome_.before;
    const PersonState& after = *outcome_.after;
    PersonState restored = present;
    restore(before.first_name, after.first_name, restored.first_name);
    restore(before.last_name, after.last_name, restored.last_name);
    restore(before.phone, after.phone, restored.phone);
    restore(before.language, after.language, restored.language);
    restored.tags = without_added_tags(present.tags, before.tags, after.tags);
    if (restored == present && !fields_differ()) return;
    people::change(tx_, contact_, patch_to(restored), actor_, import_.batch);
  }

  bool fields_differ() const { return outcome_.before->fields != outcome_.after->fields; }

  static std::vector<std::string> without_added_tags(std::vector<std::string> present,
                                                     const std::vector<std::string>& before,
                                                     const std::vector<std::string>& after) {
    const auto has = [](const std::vector<std::string>& tags, const std::string& tag) {
      return std::ranges::find(tags, tag) != tags.end();
    };
    std::erase_if(present,
                  [&](const std::string& tag) { return has(after, tag) && !has(before, tag); });
    return present;
  }

  people::ContactPatch patch_to(const PersonState& state) {
    people::ContactPatch patch;
    patch.first_name = describe::Text<0, 100>{state.first_name};
    patch.last_name = describe::Text<0, 100>{state.last_name};
    patch.phone = state.phone ? describe::Patch<describe::Text<0, 60>>({*state.phone})
                              : describe::Patch<describe::Text<0, 60>>::cleared_value();
    patch.language = state.language
                         ? describe::Patch<base::Language>(*state.language)
                         : describe::Patch<base::Language>::cleared_value();
    people::TagNames tags;
    for (const std::string& tag : state.tags) tags.push_back({tag});
    patch.tags = tags;
    patch.fields = field_patch();
    return patch;
  }

  /// Null clears a field that was empty before.
  people::FieldValues field_patch() {
    const auto present = describe::from_json<people::FieldValues>(contact_.fields.text);
    people::FieldValues patch;
    for (const auto& [key, value] : outcome_.after->fields) {
      const auto before = outcome_.before->fields.find(key);
      const bool same = before != outcome_.before->fields.end() && before->second == value;
      const auto now = present.find(key);
      if (same || now == present.end() || now->second != value) continue;
      patch[key] = before == outcome_.before->fields.end() ? describe::Json{"null"}
                                                           : before->second;
    }
    return patch;
  }

  db::Transaction& tx_;
  const Import& import_;
  const StoredRow& row_;
  const RowOutcome& outcome_;
  const base::Actor& actor_;
  Contact contact_;
};

}  // namespace

void undo_row(db::Transaction& tx, const Import& import, const StoredRow& row,
              const base::Actor& actor) {
  RowUndoing(tx, import, row, actor).undo();
  store::mark_undone(tx, import.id, row.line);
}

}  // namespace imports
