// SPDX-License-Identifier: Apache-2.0
#include "people/tag_many.h"

#include <algorithm>
#include <span>

#include "base/rejections.h"
#include "people/change_contact.h"
#include "people/contact_store.h"
#include "people/tags_after.h"

namespace people {
namespace {

using Batch = std::optional<Id<journal::Batch>>;

std::int64_t change_some(db::Transaction& tx, std::span<const Id<Contact>> contacts,
                         const TagChange& change, const base::Actor& actor, const Batch& batch) {
  std::int64_t changed = 0;
  for (const auto id : contacts) {
    const auto contact = store::find(tx, id);
    if (!contact) continue;
    const auto tags = tags_after(tags_of(tx, id), change.add.value_or(TagNames{}),
                                 change.remove.value_or(TagNames{}));
    if (!tags) continue;
    change_tags(tx, *contact, *tags, actor, batch);
    ++changed;
  }
  return changed;
}

void check(const TagChange& change) {
  if (change.contacts.v.empty()) throw base::Invalid("/contacts", "required");
  const bool adds = change.add && !change.add->empty();
  const bool removes = change.remove && !change.remove->empty();
  if (!adds && !removes) throw base::Invalid("/add", "required");
}

}  // namespace

TagsChanged change_tags_of_many(db::Transaction& tx, const TagChange& change,
                                const base::Actor& actor) {
  check(change);
  const auto batch = tx.new_id<journal::Batch>();
  const auto& contacts = change.contacts.v;
  if (contacts.size() <= tagged_at_once) {
    return {change_some(tx, contacts, change, actor, batch), std::nullopt};
  }
  const auto job = jobs::enqueue(
      tx, TagsWanted{change, actor.kind, actor.person, actor.name, batch},
      {.total = static_cast<std::int64_t>(contacts.size()), .asked_by = actor.person});
  return {0, job};
}

void run_tags_wanted(db::Database& db, jobs::Run& run) {
  const auto wanted = run.payload<TagsWanted>();
  const base::Actor actor{.kind = wanted.actor_kind,
                          .person = wanted.actor_person,
                          .name = wanted.actor_name};
  const std::span<const Id<Contact>> contacts(wanted.change.contacts.v);
  for (std::size_t done = 0; done < contacts.size();) {
    const auto some = contacts.subspan(done, std::min(tagged_at_once, contacts.size() - done));
    db.write([&](db::Transaction& tx) {
      change_some(tx, some, wanted.change, actor, wanted.batch);
    });
    done += some.size();
    if (!run.advance(static_cast<std::int64_t>(done),
                     static_cast<std::int64_t>(contacts.size()))) {
      return;
    }
  }
}

}  // namespace people
