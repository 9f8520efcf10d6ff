# The targets of find_package(DynAsync), for projects that take this tree in by
# add_subdirectory or FetchContent. Their headers are known here already; the
# plugin's flags are added when there is a plugin.

add_library(DynAsync_headers INTERFACE)
add_library(DynAsync::headers ALIAS DynAsync_headers)
target_include_directories(DynAsync_headers INTERFACE
  "${PROJECT_SOURCE_DIR}/include")
add_library(DynAsync_dynasync INTERFACE)
add_library(DynAsync::dynasync ALIAS DynAsync_dynasync)
target_link_libraries(DynAsync_dynasync INTERFACE DynAsync_headers)
add_library(DynAsync_lto INTERFACE)
add_library(DynAsync::lto ALIAS DynAsync_lto)

add_library(DynAsync_profile INTERFACE)
add_library(DynAsync::profile ALIAS DynAsync_profile)

if(NOT PROJECT_IS_TOP_LEVEL)
  option(DYNASYNC_HEADERS_ONLY
    "Use DynAsync's headers without its plugin, with any compiler" OFF)
endif()

# The compiler of a project around this one also compiles what uses the plugin.
function(dynasync_check_parent)
  if(NOT PROJECT_IS_TOP_LEVEL)
    dynasync_compiler_trouble(trouble ${LLVM_VERSION_MAJOR})
    if(trouble)
      message(FATAL_ERROR "${trouble}")
    endif()
  endif()
endfunction()

function(dynasync_subproject_targets)
  set(plugin "$<TARGET_FILE:DynAsync>")
  set(dependency "${plugin}")
  # As ninja names it, or it would see one build later that it changed.
  if(CMAKE_GENERATOR MATCHES "Ninja")
    set(dependency "$<PATH:RELATIVE_PATH,${plugin},${CMAKE_BINARY_DIR}>")
  endif()
  dynasync_fill_targets(DynAsync_dynasync DynAsync_lto "${plugin}" "${dependency}")
  dynasync_fill_profile(DynAsync_profile DynAsyncProfile)
  # Compilations wait for a custom target, but not for a library.
  add_custom_target(DynAsync_plugin DEPENDS DynAsync)
  add_dependencies(DynAsync_dynasync DynAsync_plugin)
  add_dependencies(DynAsync_lto DynAsync_plugin)
endfunction()
