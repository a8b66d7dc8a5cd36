// SPDX-License-Identifier: Apache-2.0
#include "http/call.h"
#include "http/page.h"
#include "staff/api_token.h"
#include "staff/staff_api.h"

namespace staff {
namespace {

using http::Call;

http::Page<ApiToken> list(Call& call, const http::PageWanted& wanted) {
  return http::page_of(list_tokens(call.read()), wanted);
}

MadeToken make(Call& call, const ApiTokenDraft& draft) {
  return call.write([&](db::Transaction& tx) {
    return make_token(tx, draft, Id<Member>::from_number(call.actor().person), call.actor());
  });
}

void revoke(Call& call) {
  const auto id = call.id<ApiToken>("id");
  call.write([&](db::Transaction& tx) { revoke_token(tx, id, call.actor()); });
}

}  // namespace

std::vector<http::Route> token_routes() {
  using http::del, http::get, http::post;
  return {
      get("/api/tokens", Permission::ManageTokens, "Tokens for scripts", list),
      post("/api/tokens", Permission::ManageTokens, "Make a token, shown once", make)
          .second_factor().secret_answer(),
      del("/api/tokens/{id}", Permission::ManageTokens, "Revoke a token", revoke)
          .second_factor(),
  };
}

}  // namespace staff
