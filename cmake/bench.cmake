# SPDX-License-Identifier: Apache-2.0
# One program per bench/NAME.cpp, called bench_NAME. In debug they are built with everything else, so
# that they keep up with the code; in other builds when asked for, by the target `benches`.
function(stoa_benches)
  add_custom_target(benches)
  file(GLOB sources CONFIGURE_DEPENDS bench/*.cpp)
  foreach(source IN LISTS sources)
    get_filename_component(name ${source} NAME_WE)
    add_executable(bench_${name} ${source})
    target_link_libraries(bench_${name} PRIVATE stoa_app stoa_flags)
    if(NOT CMAKE_BUILD_TYPE STREQUAL "Debug")
      set_target_properties(bench_${name} PROPERTIES EXCLUDE_FROM_ALL TRUE)
    endif()
    add_dependencies(benches bench_${name})
  endforeach()
endfunction()
