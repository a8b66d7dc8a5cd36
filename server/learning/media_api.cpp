// SPDX-License-Identifier: Apache-2.0
#include <optional>

#include "access/decide.h"
#include "base/fault.h"
#include "courses/change_programme.h"
#include "courses/team.h"
#include "files/disposition.h"
#include "files/file_table.h"
#include "http/call.h"
#include "http/response.h"
#include "learning/learning_api.h"
#include "learning/media.h"
#include "learning/study.h"
#include "staff/authenticator.h"

namespace learning {
namespace {

using files::File;
using http::Call;
using http::Permission;

File ready_file(db::Reader& reader, Id<File> id) {
  auto file = files::find_file(reader, id);
  if (!file || file->state != files::FileState::Ready) throw base::NotFound("file.not_found");
  return std::move(*file);
}

files::SignedAddress preview(Call& call) {
  const auto lesson = call.id<courses::Lesson>("id");
  const auto product = courses::find_product_of(call.read(), lesson);
  if (!product || !courses::may_see(call.read(), call.actor(), *product)) {
    throw base::NotFound("lesson.not_found");
  }
  return address_of(call, ready_file(call.read(), call.id<File>("file")).id, lesson);
}

struct FileQuery {
  LessonId lesson;
  /// Seconds since 1970.
  describe::Number<0, 7'258'118'400> expires;
  std::string signature;
};
BOOST_DESCRIBE_STRUCT(FileQuery, (), (lesson, expires, signature))

/// The student of this browser, even where the member of staff beside them may not look.
std::optional<ContactId> student_in(Call& call) {
  if (call.actor().kind == base::ActorKind::Student) {
    return ContactId::from_number(call.actor().person);
  }
  const auto session = staff::session_of(call.read(), call.request());
  return session ? session->contact : std::nullopt;
}

bool may_look(Call& call, LessonId lesson) {
  const auto product = courses::find_product_of(call.read(), lesson);
  if (!product) return false;
  if (courses::may_see(call.read(), call.actor(), *product)) return true;
  const auto student = student_in(call);
  if (!student) return false;
  const Study study = study_of(call.read(), shared_in(call.services()), *student, *product);
  return accesses::decide(study.course->course, study.facts, lesson, study.at).is_open();
}

void check_ticket(Call& call, const FileQuery& query) {
  const files::Ticket ticket{
      .file = call.id<File>("id"),
      .lesson = query.lesson.text(),
      .holder = holder_of(call.actor()),
      .expires_at = base::Instant::from_seconds(query.expires.v)};
  auto& files = call.services().parts.get<files::Files>();
  const auto bad = files.reason_to_refuse(ticket, query.signature, call.now());
  if (!bad) return;
  throw base::Forbidden(*bad == files::BadTicket::Expired ? "file.expired" : "file.forged");
}

/// Pages of others may neither show nor fetch what belongs to students.
void refuse_other_sites(const http::Request& request) {
  const auto site = request.header("sec-fetch-site").value_or("none");
  if (site != "same-origin" && site != "none") throw base::Forbidden("file.other_site");
}

http::Response answer_with(const File& file, files::Files& files) {
  const bool saved = file.purpose == files::Purpose::File;
  http::Response response;
  response.body = http::FileBody{files.store().path_of(file.id), file.type,
                                 "\"" + base::hex(*file.sha256) + "\""};
  response.set_header("Content-Disposition",
                      files::content_disposition(saved ? files::Disposition::Attachment
                                                       : files::Disposition::Inline,
                                                 file.name));
  response.set_header("Content-Security-Policy", "sandbox");
  response.set_header("X-Content-Type-Options", "nosniff");
  response.set_header("Cache-Control", "private, no-cache");
  return response;
}

// Every request asks everything again, each Range of a film too: what is revoked stops at once.
http::Response serve(Call& call, const FileQuery& query) {
  refuse_other_sites(call.request());
  check_ticket(call, query);
  if (!base::control("trust_address") && !may_look(call, query.lesson)) {
    throw base::Forbidden("lesson.locked");
  }
  const File file = ready_file(call.read(), call.id<File>("id"));
  return answer_with(file, call.services().parts.get<files::Files>());
}

}  // namespace

std::vector<http::Route> media_routes() {
  return {
      get("/api/lessons/{id}/media/{file}", Permission::ViewCourses,
          "A signed address of a file in a lesson, for ten minutes", preview),
      get("/api/files/{id}", Permission::Public,
          "The bytes of a file, for whom its signed address was made", serve)
          .answers("application/octet-stream"),
  };
}

}  // namespace learning
