// SPDX-License-Identifier: Apache-2.0
#include "db/savepoint.h"

namespace db {

static void put_back(Transaction& tx, std::vector<std::function<void()>> acts) {
  for (auto& act : acts) tx.once_committed(std::move(act));
}

Savepoint::Savepoint(Transaction& tx) : tx_(tx), acts_before_(tx.take_acts()) {
  tx_.run("SAVEPOINT part");
}

void Savepoint::keep() {
  tx_.run("RELEASE part");
  auto acts = tx_.take_acts();
  put_back(tx_, std::move(acts_before_));
  put_back(tx_, std::move(acts));
}

void Savepoint::undo() {
  tx_.run("ROLLBACK TO part");
  tx_.run("RELEASE part");
  static_cast<void>(tx_.take_acts());
  put_back(tx_, std::move(acts_before_));
}

}  // namespace db
