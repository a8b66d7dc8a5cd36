// SPDX-License-Identifier: Apache-2.0
#include "db/reader.h"

#include "db/connection.h"

namespace db {

void Reader::each_row(std::string_view sql, std::span<const Param> params,
                      RowCallback row_callback) {
  connection_.run(sql, params, row_callback);
}

Engine Reader::engine() const { return connection_.engine(); }

}  // namespace db
