// SPDX-License-Identifier: Apache-2.0
#include "changes/person_in_course.h"
#include "enrolments/shared.h"
#include "http/call.h"
#include "notices/lesson_answer.h"
#include "notices/mail_api.h"
#include "notices/office.h"

namespace notices {
namespace {

using changes::PersonInCourse;

struct AnswerWanted {
  Id<courses::Product> product;
  Id<courses::Lesson> lesson;
};
BOOST_DESCRIBE_STRUCT(AnswerWanted, (), (product, lesson))

struct LessonAnswer {
  Language language = Language::en;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(LessonAnswer, (), (language, text))

LessonSituation situation_of(const PersonInCourse& person, const courses::Lesson& lesson,
                             Instant at) {
  const auto trace = accesses::explain(person.course->course, person.facts, lesson.id, at);
  LessonSituation situation{.lesson = lesson.title,
                            .product = person.course->programme.product.title,
                            .answer = trace.outcome,
                            .checkpoint = {},
                            .would_help = trace.would_help,
                            .at = at};
  if (trace.outcome.lesson) situation.checkpoint = person.lesson(*trace.outcome.lesson).title;
  return situation;
}

LessonAnswer show_answer(http::Call& call, const AnswerWanted& wanted) {
  const auto person =
      changes::person_in_course(call.read(), enrolments::shared_of(call),
                                call.id<people::Contact>("id"), wanted.product);
  const auto school = school::school_of(call.read());
  const auto language = person.contact.language.value_or(school.language);
  const auto situation = situation_of(person, person.lesson(wanted.lesson),
                                      call.at().value_or(call.now()));
  const Setting setting = call.services().parts.get<Office>().setting(school);
  return {language,
          answer_text(setting, language, person.contact.zone.value_or(school.zone), situation)};
}

}  // namespace

std::vector<http::Route> lesson_answer_routes() {
  return {get("/api/contacts/{id}/access/answer", http::Permission::ViewContacts,
              "Two sentences for a contact about one lesson, in their language", show_answer)
              .at()};
}

}  // namespace notices
