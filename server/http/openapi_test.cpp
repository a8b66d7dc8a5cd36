// SPDX-License-Identifier: Apache-2.0
#include "http/openapi.h"

#include <doctest/doctest.h>

#include "describe/json.h"
#include "http/small_school.h"

namespace http {

namespace {

/// One value of the document by its path: `paths>/api/notes>get>summary`; `-` when it is not there.
std::string part(const describe::JsonDocument& document, std::string_view path) {
  describe::JsonValue value = document.root();
  for (const std::string_view name : base::split(path, '>')) {
    const auto next = value.is_object() ? value.find(name) : std::nullopt;
    if (!next) return "-";
    value = *next;
  }
  return value.text();
}

describe::JsonDocument small_document() {
  auto document = describe::JsonDocument::parse(openapi_json(small_table(), "Stoa", "1"));
  REQUIRE(document);
  return std::move(*document);
}

/// Every `$ref` below the value names something in the document.
void check_references(const describe::JsonDocument& document, describe::JsonValue value) {
  for (std::size_t i = 0; i < value.size(); ++i) {
    const describe::JsonValue child = value.is_array() ? value.at(i) : value.value_at(i);
    if (value.is_object() && value.name_at(i) == "$ref") {
      std::string path(child.string().substr(2));
      for (char& c : path) c = c == '/' ? '>' : c;
      CHECK_MESSAGE(part(document, path) != "-", child.string());
    } else if (child.is_array() || child.is_object()) {
      check_references(document, child);
    }
  }
}

}  // namespace

TEST_CASE("the document tells method, permission, input and answer of a route") {
  const auto document = small_document();
  CHECK(part(document, "openapi") == R"("3.1.0")");
  CHECK(part(document, "info") == R"({"title":"Stoa","version":"1"})");
  const std::string post = "paths>/api/notes>post>";
  CHECK(part(document, post + "operationId") == R"("post_notes")");
  CHECK(part(document, post + "summary") == R"("Write a note")");
  CHECK(part(document, post + "tags") == R"(["notes"])");
  CHECK(part(document, post + "x-permission") == R"("edit_courses")");
  CHECK(part(document, post + "requestBody>content>application/json>schema") ==
        R"({"$ref":"#/components/schemas/NoteDraft"})");
  CHECK(part(document, post + "responses>201>content>application/json>schema") ==
        R"({"$ref":"#/components/schemas/Note"})");
  CHECK(part(document, post + "responses>422") == R"({"$ref":"#/components/responses/Problem"})");
  CHECK(part(document, post + "security") == R"([{"cookie":[]},{"bearer":[]}])");
  CHECK(part(document, "paths>/api/notes>get>security") == "[]");
  CHECK(part(document, "paths>/api/at>get>security") == R"([{"cookie":[]}])");
  CHECK(part(document, "paths>/api/notes>get>responses>200>content>application/json>schema") ==
        R"({"$ref":"#/components/schemas/NotePage"})");
  CHECK(part(document, "paths>/api/notes/{id}>delete>responses>204>content") == "-");
  CHECK(part(document, "paths>/api/upload>put>requestBody>content>application/octet-stream") ==
        R"({"schema":{}})");
}

TEST_CASE("the document tells the parameters of the path, of the query and of the frame") {
  const auto document = small_document();
  CHECK(part(document, "paths>/api/notes/{id}>patch>parameters") ==
        R"([{"name":"id","in":"path","required":true,"schema":{"type":"string"}},)"
        R"({"name":"If-Match","in":"header",)"
        R"("description":"The ETag of the version you saw, in quotes.","required":true,)"
        R"("schema":{"type":"string"}}])");
  const std::string frame = part(document, "paths>/api/notes>post>parameters");
  CHECK(frame.find(R"("name":"dry_run","in":"query")") != std::string::npos);
  CHECK(frame.find(R"("name":"Idempotency-Key","in":"header")") != std::string::npos);
  CHECK(part(document, "paths>/api/at>get>parameters").find(R"("name":"at","in":"query")") !=
        std::string::npos);
  const std::string query = part(document, "paths>/api/notes>get>parameters");
  CHECK(query.starts_with(R"([{"name":"limit","in":"query","schema":{)"));
  CHECK(query.find(R"("maximum":100)") != std::string::npos);
}

TEST_CASE("nothing in the document points nowhere, and the same table gives the same bytes") {
  const auto document = small_document();
  check_references(document, document.root());
  CHECK(part(document, "components>securitySchemes>bearer>scheme") == R"("bearer")");
  CHECK(openapi_json(small_table(), "Stoa", "1") == openapi_json(small_table(), "Stoa", "1"));
}

TEST_CASE("the running program shows its own document, with the row of the document itself") {
  SmallSchool school;
  const Response answer = school.app.answer(request_of("GET", "/api/openapi.json"));
  CHECK(answer.status == 200);
  CHECK(text_of(answer) == school.app.openapi());
  CHECK(text_of(answer).find("/api/openapi.json") != std::string::npos);
  CHECK(text_of(answer).find("/metrics") == std::string::npos);
}

TEST_CASE("people read the table line by line") {
  const std::string text = routes_text(small_table());
  CHECK(text.find("POST   /api/notes       edit_courses     Write a note\n") != std::string::npos);
  CHECK(text.find("DELETE /api/notes/{id}  edit_courses     Delete a note\n") !=
        std::string::npos);
}

}  // namespace http
