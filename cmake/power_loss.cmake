# SPDX-License-Identifier: Apache-2.0
# Cuts the power under a school: tests/faults/power_loss_test.sh runs it.
function(stoa_power_loss)
  file(GLOB sources CONFIGURE_DEPENDS tests/faults/power_loss/*.cpp)
  add_executable(power_loss ${sources})
  target_link_libraries(power_loss PRIVATE stoa_app stoa_flags)
endfunction()
