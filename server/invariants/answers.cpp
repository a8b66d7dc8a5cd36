// SPDX-License-Identifier: Apache-2.0
#include "invariants/answers.h"

#include <set>
#include <vector>

#include "access/decide.h"
#include "access/grants.h"
#include "base/bytes.h"
#include "courses/compiled_courses.h"
#include "describe/describe.h"
#include "people/contact.h"
#include "school/school.h"

namespace invariants {
namespace {

using base::Id;
using courses::Product;
using people::Contact;

constexpr std::int64_t people_at_once = 500;

/// One line per answer, page after page of people; the next page is hashed over the last digest.
class Digesting {
 public:
  Digesting(db::Reader& reader, base::Instant at)
      : reader_(reader), at_(at), zone_(school::school_of(reader).zone) {}

  std::string digest() {
    for (const auto product : reader_.all<Id<Product>>("SELECT id FROM products ORDER BY id")) {
      add_course(*courses_.of(reader_, product));
    }
    return digest_;
  }

 private:
  void add_course(const courses::Compiled& course) {
    Id<Contact> last;
    for (;;) {
      const auto people = page_after(last, course.programme.product.id);
      if (people.empty()) return;
      add_people(course, people);
      last = people.back();
    }
  }

  std::vector<Id<Contact>> page_after(Id<Contact> last, Id<Product> product) {
    return reader_.all<Id<Contact>>(
        "SELECT contact_id FROM (SELECT contact_id FROM grants WHERE product_id = $1 "
        "AND withdrawn_at IS NULL UNION SELECT contact_id FROM lesson_overrides "
        "WHERE product_id = $1 UNION SELECT contact_id FROM passed_checkpoints "
        "WHERE product_id = $1) AS holders WHERE contact_id > $2 ORDER BY contact_id LIMIT $3",
        product, last, people_at_once);
  }

  void add_people(const courses::Compiled& course, const std::vector<Id<Contact>>& people) {
    const auto blocked = reader_.all<Id<Contact>>(
        "SELECT id FROM contacts WHERE blocked_at IS NOT NULL AND id IN EACH_OF($1)",
        db::Numbers(people));
    const std::set<Id<Contact>> refused(blocked.begin(), blocked.end());
    const auto product = course.programme.product.id;
    auto held = accesses::facts_of(reader_, policies_, people, product);
    std::string page = digest_;
    for (const Id<Contact> person : people) {
      accesses::Facts& facts = held[{person, product}];
      facts.zone = zone_;
      facts.blocked = refused.contains(person);
      add_answers(course, facts, person.text(), page);
    }
    digest_ = base::hex(base::sha256(page));
  }

  void add_answers(const courses::Compiled& course, const accesses::Facts& facts,
                   const std::string& person, std::string& page) const {
    const auto line = [&](const std::string& subject, const accesses::Answer& answer) {
      page += person + ' ' + subject + ' ' + describe::to_json(answer) + '\n';
    };
    line(course.programme.product.id.text(),
         accesses::decide(course.course, facts, accesses::ProductTarget(), at_));
    const auto answers = accesses::decide_all(course.course, facts, at_);
    for (std::size_t i = 0; i < answers.size(); ++i) {
      line(course.course.lessons()[i].id.text(), answers[i]);
    }
  }

  db::Reader& reader_;
  base::Instant at_;
  base::TimeZone zone_;
  courses::CompiledCourses courses_;
  accesses::PolicyCache policies_;
  std::string digest_;
};

}  // namespace

std::string answers_digest(db::Reader& reader, base::Instant at) {
  return Digesting(reader, at).digest();
}

}  // namespace invariants
