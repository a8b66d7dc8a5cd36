// SPDX-License-Identifier: Apache-2.0
#include <stdexcept>

#include "testing/school.h"

namespace testing {
namespace {

/// A story whose beginning fails is broken, whatever it is about.
Answer done(Answer answer) {
  if (answer.status >= 300) throw std::runtime_error("a builder: " + answer.said());
  return answer;
}

}  // namespace

TestCourse TestSchool::a_course(const std::string& title, const std::vector<std::string>& lessons,
                                std::string_view status) {
  TestCourse course;
  course.id = done(olga.post("/api/products",
                             json("{'kind': 'course', 'title': '$1', 'status': '$2'}",
                                  {title, status})))
                  .at("/id");
  course.module = done(olga.post("/api/products/" + course.id + "/modules",
                                 json("{'title': 'All of it'}")))
                      .at("/id");
  for (const std::string& lesson : lessons) {
    const auto made =
        done(olga.post("/api/modules/" + course.module + "/lessons",
                       json("{'title': '$1', 'status': 'published'}", {lesson})));
    course.lessons.push_back(made.at("/id"));
  }
  course.full_access = done(olga.get("/api/offers?product=" + course.id)).at("/items/0/id");
  return course;
}

std::string TestSchool::an_offer(const std::string& title, const std::string& lines,
                                 const std::string& more) {
  const std::string body =
      json("{'title': '$1', 'status': 'published', 'lines': $2 $3}", {title, lines, more});
  return done(olga.post("/api/offers", body)).at("/id");
}

}  // namespace testing
