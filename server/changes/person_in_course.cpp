// SPDX-License-Identifier: Apache-2.0
#include "changes/person_in_course.h"

#include "base/rejections.h"
#include "enrolments/as_of.h"
#include "people/change_contact.h"

namespace changes {

const courses::Lesson& PersonInCourse::lesson(Id<courses::Lesson> id) const {
  for (const courses::Module& module : course->programme.modules) {
    for (const courses::Lesson& lesson : module.lessons) {
      if (lesson.id == id) return lesson;
    }
  }
  throw base::Invalid("/lesson", "lesson.unknown");
}

PersonInCourse person_in_course(db::Reader& reader, const Shared& shared,
                                Id<people::Contact> contact, Id<courses::Product> product) {
  PersonInCourse person;
  person.contact = people::contact_of(reader, contact);
  person.course = shared.courses.of(reader, product);
  person.facts = enrolments::facts_of(reader, shared, person.contact, product);
  return person;
}

}  // namespace changes
