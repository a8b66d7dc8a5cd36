// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>
#include <unistd.h>

#include "http/small_school.h"

namespace http {

namespace {

Note note_from(db::Reader& db, base::Id<Note> id) {
  const auto note = db.find<Note>("SELECT id, title, version FROM notes WHERE id = $1", id);
  if (!note) throw base::NotFound("note.not_found");
  return *note;
}

Page<Note> list_notes(Call& call, const NoteQuery& query) {
  const std::int64_t limit = query.limit ? query.limit->v : 100;
  return {.items = call.read().all<Note>(
              "SELECT id, title, version FROM notes ORDER BY id LIMIT $1", limit),
          .total = call.read().one<std::int64_t>("SELECT count(*) FROM notes"),
          .next_cursor = {}};
}

Note create_note(Call& call, const NoteDraft& draft) {
  const Note note = call.write([&](db::Transaction& tx) {
    if (draft.title.v == "taken") throw base::Conflict("note.title_taken", "nte_1");
    const Note made{.id = tx.new_id<Note>(), .title = draft.title.v};
    if (!call.dry_run()) {
      tx.run("INSERT INTO notes (id, title, version) VALUES ($1, $2, 1)", made.id, made.title);
    }
    return made;
  });
  // What was just written is seen, whether by a new snapshot or by the one transaction of a key.
  return call.dry_run() ? note : note_from(call.read(), note.id);
}

Note show_note(Call& call) { return note_from(call.read(), call.id<Note>("id")); }

Note change_note(Call& call, const NoteDraft& draft) {
  return call.write([&](db::Transaction& tx) {
    Note note = note_from(tx, call.id<Note>("id"));
    call.expect(note);
    note.title = draft.title.v;
    ++note.version;
    tx.run("UPDATE notes SET title = $2, version = $3 WHERE id = $1", note.id, note.title,
           note.version);
    return note;
  });
}

void delete_note(Call& call) {
  call.write([&](db::Transaction& tx) {
    tx.run("DELETE FROM notes WHERE id = $1", call.id<Note>("id"));
  });
}

Response fail(Call& call) {
  const std::string_view how = call.path("how");
  if (how == "forbidden") throw base::Forbidden("second_factor.required", "Enter the code.");
  if (how == "too_many") throw base::TooMany(std::chrono::seconds(30), "code.too_many");
  if (how == "unavailable") throw db::Unavailable("the queue is long");
  if (how == "disk_full") throw db::DiskFull("no space left on /dev/sda1");
  if (how == "bug") base::ensure(false, "two and two are four");
  if (how == "invalid") throw base::Invalid("/email", "email.invalid", "No @ sign.");
  throw base::NotFound();
}

void forget_notes(Call& call) {
  call.write([](db::Transaction& tx) { tx.run("DELETE FROM notes"); });
}

Response echo_instant(Call& call) {
  call.set_header("Set-Cookie", "a=1");
  return Response::text(200, call.at().value_or(call.now()).text());
}

Response count_bytes(Call& call) {
  return Response::text(200, std::to_string(call.request().body.size()));
}

std::string file_text(const std::filesystem::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

void migrate(db::Database& db) {
  const std::string keys =
      file_text(std::filesystem::path(STOA_SOURCE) / "server/migrations/0002_idempotency_keys.sql");
  const std::vector<db::Migration> migrations{
      {.number = 1,
       .name = "notes",
       .sql = "CREATE TABLE notes (id BIGINT PRIMARY KEY, title TEXT NOT NULL, "
              "version BIGINT NOT NULL);"},
      {.number = 2, .name = "idempotency_keys", .sql = keys}};
  db.migrate(migrations);
}

std::filesystem::path new_folder() {
  static std::atomic<int> count = 0;
  return std::filesystem::temp_directory_path() /
         fmt::format("stoa-http-{}-{}", static_cast<int>(::getpid()), count++);
}

base::Actor person(base::ActorKind kind, std::int64_t number, base::Permissions rights = {}) {
  return {.kind = kind, .person = number, .permissions = rights};
}

}  // namespace

std::vector<Route> small_table() {
  return {
      get("/api/notes", Permission::Public, "List the notes", list_notes),
      post("/api/notes", Permission::EditCourses, "Write a note", create_note)
          .idempotent()
          .dry_run(),
      get("/api/notes/{id}", Permission::SignedIn, "One note", show_note),
      patch("/api/notes/{id}", Permission::EditCourses, "Change a note", change_note).versioned(),
      del("/api/notes/{id}", Permission::EditCourses, "Delete a note", delete_note),
      get("/api/fail/{how}", Permission::Public, "Fails", fail),
      get("/api/at", Permission::Student, "The instant", echo_instant).at().answers("text/plain"),
      put("/api/upload", Permission::Staff, "Bytes", count_bytes)
          .raw_body("application/octet-stream")
          .body_max(10 << 20)
          .heavy(),
      del("/api/school", Permission::EditCourses, "Delete the school", forget_notes)
          .second_factor(),
      del("/api/devices", Permission::Staff, "Sign out", forget_notes).by_people(),
      post("/api/tokens", Permission::EditCourses, "A token", create_note)
          .secret_answer()
          .urgent(),
  };
}

base::Actor SmallAuthenticator::authenticate(db::Reader&, const Request& request) {
  const Credentials credentials = credentials_of(request);
  if (credentials.session == "anna") return person(base::ActorKind::Student, 1);
  if (credentials.session == "boris") {
    return person(base::ActorKind::Staff, 2, {Permission::EditCourses});
  }
  if (credentials.session == "erik") {
    return person(base::ActorKind::Staff, 5, {Permission::EditCourses});
  }
  if (credentials.bearer == "editor") {
    return person(base::ActorKind::Token, 6, {Permission::EditCourses, Permission::Staff});
  }
  if (credentials.session == "curt") return person(base::ActorKind::Staff, 3);
  if (credentials.bearer == "token") {
    return person(base::ActorKind::Token, 4, {Permission::ViewJobs});
  }
  return {};
}

std::optional<std::string> SmallAuthenticator::proof_wanted(db::Reader&,
                                                            const base::Actor& actor) {
  if (actor.person == 5) return "session.confirm_password";
  return std::nullopt;
}

TemporaryFolder::TemporaryFolder() : path(new_folder()) {
  std::filesystem::create_directories(path);
}

TemporaryFolder::~TemporaryFolder() { std::filesystem::remove_all(path); }

SmallSchool::SmallSchool() : SmallSchool(ApplicationOptions{}) {}

SmallSchool::SmallSchool(ApplicationOptions options)
    : db({.url = "sqlite:" + (folder.path / "school.db").string(), .readers = 2}, clock, random),
      services{.db = db,
               .clock = clock,
               .random = random,
               .ids = ids,
               .limits = limits,
               .data_folder = folder.path,
               .public_url = [] { return std::string("https://school.example"); },
               .publish = [](std::string_view, const Event&) {}},
      app(services, small_table(), authenticator, std::move(options)) {
  migrate(db);
}

std::int64_t SmallSchool::notes() {
  return db.read(
      [](db::Reader& reader) { return reader.one<std::int64_t>("SELECT count(*) FROM notes"); });
}

Request request_of(std::string method, std::string target, std::string body) {
  Request request;
  request.method = std::move(method);
  request.target = target;
  request.path = target.substr(0, target.find('?'));
  request.remote_address = "192.0.2.7";
  request.id = "req1";
  if (const std::size_t mark = target.find('?'); mark != std::string::npos) {
    const std::string_view query = std::string_view(target).substr(mark + 1);
    for (const std::string_view pair : base::split(query, '&')) {
      request.query.emplace_back(pair.substr(0, pair.find('=')), pair.substr(pair.find('=') + 1));
    }
  }
  if (!body.empty()) request.headers.emplace_back("content-type", "application/json");
  request.body = std::move(body);
  return request;
}

Request as(std::string_view person, Request request) {
  request.headers.emplace_back("cookie", "stoa=" + std::string(person));
  request.headers.emplace_back("sec-fetch-site", "same-origin");
  return request;
}

Request with(Request request, std::string header, std::string value) {
  std::erase_if(request.headers, [&](const auto& field) { return field.first == header; });
  request.headers.emplace_back(std::move(header), std::move(value));
  return request;
}

std::string text_of(const Response& response) { return std::get<std::string>(response.body); }

}  // namespace http
