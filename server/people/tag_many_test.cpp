// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>

#include "testing/school.h"

namespace people {
namespace {

using testing::json;
using testing::on_both_engines_school;
using testing::TestSchool;

std::string tags_of(TestSchool& school, const std::string& contact) {
  const auto card = school.sam.get("/api/contacts/" + contact);
  std::string names;
  for (std::size_t i = 0; i < card.size("/tags"); ++i) {
    names += (i > 0 ? ", " : "") + card.at("/tags/" + std::to_string(i));
  }
  return names;
}

std::int64_t changes(TestSchool& school) {
  return school.count("SELECT COUNT(*) FROM journal WHERE action = 'contact.changed'");
}

}  // namespace

TEST_CASE("tags are put on several people and taken off, and the journal names each of them") {
  on_both_engines_school([](TestSchool& school) {
    const auto both = "['" + school.anna.id() + "', '" + school.boris.id() + "']";
    const auto added = school.sam.post(
        "/api/contacts/tags", json("{'contacts': " + both + ", 'add': ['spring', 'choir']}"));
    CHECK(added.at("/contacts") == "2");
    CHECK(tags_of(school, school.anna.id()) == "choir, spring");
    CHECK(changes(school) == 2);
    const auto swapped = school.sam.post(
        "/api/contacts/tags",
        json("{'contacts': ['$1'], 'add': ['autumn'], 'remove': ['SPRING']}", {school.anna.id()}));
    CHECK(swapped.at("/contacts") == "1");
    CHECK(tags_of(school, school.anna.id()) == "autumn, choir");
    CHECK(tags_of(school, school.boris.id()) == "choir, spring");
  });
}

TEST_CASE("whoever has the tag already is left alone") {
  on_both_engines_school([](TestSchool& school) {
    const auto body = json("{'contacts': ['$1'], 'add': ['Spring']}", {school.anna.id()});
    CHECK(school.sam.post("/api/contacts/tags", body).at("/contacts") == "1");
    const auto version = school.sam.get("/api/contacts/" + school.anna.id()).at("/version");
    const auto again = json("{'contacts': ['$1'], 'add': ['spring']}", {school.anna.id()});
    CHECK(school.sam.post("/api/contacts/tags", again).at("/contacts") == "0");
    CHECK(school.sam.get("/api/contacts/" + school.anna.id()).at("/version") == version);
    CHECK(changes(school) == 1);
  });
}

TEST_CASE("very many people are tagged by a job, in the name of whoever asked") {
  on_both_engines_school([](TestSchool& school) {
    std::string ids;
    for (int i = 0; i < 101; ++i) {
      const auto person = school.student("p" + std::to_string(i) + "@example.org", "P");
      ids += (i > 0 ? ", '" : "'") + person.id() + "'";
    }
    const auto asked = school.sam.post("/api/contacts/tags",
                                       json("{'contacts': [" + ids + "], 'add': ['crowd']}"));
    CHECK(asked.at("/contacts") == "0");
    CHECK(asked.at("/job").starts_with("job_"));
    CHECK(school.count("SELECT COUNT(*) FROM contact_tags") == 0);
    school.run_jobs();
    CHECK(school.count("SELECT COUNT(*) FROM contact_tags") == 101);
    CHECK(school.count("SELECT COUNT(DISTINCT batch_id) FROM journal "
                       "WHERE action = 'contact.changed'") == 1);
    CHECK(school.count("SELECT COUNT(*) FROM journal WHERE action = 'contact.changed' "
                       "AND actor_kind = 'staff'") == 101);
  });
}

TEST_CASE("tagging nobody or with nothing is refused") {
  on_both_engines_school([](TestSchool& school) {
    CHECK(school.sam.post("/api/contacts/tags", json("{'contacts': [], 'add': ['x']}")).said() ==
          "422 invalid /contacts required");
    const auto nothing = json("{'contacts': ['$1'], 'add': []}", {school.anna.id()});
    CHECK(school.sam.post("/api/contacts/tags", nothing).said() == "422 invalid /add required");
    CHECK(changes(school) == 0);
  });
}

}  // namespace people
