// SPDX-License-Identifier: Apache-2.0
#include "http/call.h"
#include "http/page.h"
#include "people/people_api.h"
#include "people/tag_many.h"

namespace people {
namespace {

using http::Call;
using http::Permission;

struct TagDraft {
  describe::Text<1, 60> name;
};
BOOST_DESCRIBE_STRUCT(TagDraft, (), (name))

http::Page<Tag> list(Call& call, const http::PageWanted& wanted) {
  return http::page_of(list_tags(call.read()), wanted);
}

Tag add(Call& call, const TagDraft& draft) {
  return call.write(
      [&](db::Transaction& tx) { return tag_of(tx, tag_named(tx, draft.name.v)); });
}

Tag rename(Call& call, const TagDraft& draft) {
  const auto id = call.id<Tag>("id");
  return call.write([&](db::Transaction& tx) {
    return rename_tag(tx, tag_of(tx, id), draft.name.v, call.actor());
  });
}

void remove(Call& call) {
  const auto id = call.id<Tag>("id");
  call.write([&](db::Transaction& tx) { remove_tag(tx, tag_of(tx, id), call.actor()); });
}

TagsChanged change_of_many(Call& call, const TagChange& change) {
  return call.write(
      [&](db::Transaction& tx) { return change_tags_of_many(tx, change, call.actor()); });
}

}  // namespace

std::vector<http::Route> tag_routes() {
  return {
      get("/api/tags", Permission::ViewContacts, "All tags with how many contacts have them",
          list),
      post("/api/tags", Permission::EditContacts, "Add a tag, or find the one of that name", add)
          .idempotent(),
      patch("/api/tags/{id}", Permission::EditContacts, "Rename a tag", rename),
      del("/api/tags/{id}", Permission::EditContacts, "Take a tag off everybody", remove),
      post("/api/contacts/tags", Permission::EditContacts,
           "Put tags on many contacts and take others off; a job when they are very many",
           change_of_many)
          .status(200)
          .idempotent(),
  };
}

}  // namespace people
