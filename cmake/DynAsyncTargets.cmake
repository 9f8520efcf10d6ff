# What the targets for users add to a compilation. Read by the installed package
# (DynAsyncConfig.cmake) and by the source tree, so that both mean the same.

include_guard(GLOBAL)

# Sets OUT to a sentence if this project's C++ compiler cannot run the plugin for
# clang MAJOR, and to nothing if it can.
function(dynasync_compiler_trouble OUT MAJOR)
  string(REGEX MATCH "^[0-9]+" found "${CMAKE_CXX_COMPILER_VERSION}")
  if(NOT CMAKE_CXX_COMPILER_ID)
    set(trouble "C++ is not enabled here: put project(... LANGUAGES CXX) before it.")
  elseif(CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND found EQUAL MAJOR
         AND NOT CMAKE_CXX_SIMULATE_ID STREQUAL "MSVC")
    set(trouble "")
  else()
    string(CONCAT trouble
      "DynAsync is a plugin for clang ${MAJOR}, and the C++ compiler here is "
      "${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION} "
      "(${CMAKE_CXX_COMPILER}). In a fresh build folder, configure with "
      "-DCMAKE_CXX_COMPILER=clang++-${MAJOR}; or with "
      "-DDYNASYNC_HEADERS_ONLY=ON for the headers alone: the program is right "
      "then, and its awaited calls allocate.")
  endif()
  set(${OUT} "${trouble}" PARENT_SCOPE)
endfunction()

# Fills two interface targets: FLAGS lowers what a target compiles, LTO lowers
# at its link. PLUGIN is the plugin's path, or a generator expression for it, and
# DEPENDENCY the same as the build system names it.
function(dynasync_fill_targets FLAGS LTO PLUGIN DEPENDENCY)
  # The depfile then names the plugin: objects are stale when it changed.
  # -fplugin names it to compiler caches, which do not know -fpass-plugin.
  target_compile_options(${FLAGS} INTERFACE
    "$<$<COMPILE_LANGUAGE:CXX>:-fplugin=${PLUGIN}>"
    "$<$<COMPILE_LANGUAGE:CXX>:-fpass-plugin=${PLUGIN}>"
    "$<$<COMPILE_LANGUAGE:CXX>:SHELL:-Xclang \"-fdepfile-entry=${DEPENDENCY}\">")
  target_link_options(${LTO} INTERFACE
    -fuse-ld=lld "LINKER:--load-pass-plugin=${PLUGIN}")
endfunction()

# What a program links that counts: LIBRARY, and names that its shared libraries
# find. One that is closed has counters that are written at exit.
function(dynasync_fill_profile TARGET LIBRARY)
  target_link_libraries(${TARGET} INTERFACE "${LIBRARY}")
  target_link_options(${TARGET} INTERFACE
    "LINKER:--export-dynamic-symbol=__dynasync_profile_*"
    "LINKER:--export-dynamic-symbol=dynasync_profile_*"
    "LINKER:-z,nodelete")
endfunction()

# dynasync_options(TARGET [STRATEGY S] [SLOT N] [NO_HEAP | FORCE_HEAP]
#                  [PROFILE] [PROFILE_USE FILE [PROFILE_MEMORY N]])
#
# What dynasync-clang++ has as --dynasync-strategy=, --dynasync-slot=,
# --dynasync-no-heap or --dynasync-force-heap, --dynasync-profile,
# --dynasync-profile-use= and --dynasync-profile-memory=, for the sources of one
# target. Once a target.
function(dynasync_options TARGET)
  cmake_parse_arguments(PARSE_ARGV 1 ARG "NO_HEAP;FORCE_HEAP;PROFILE"
    "STRATEGY;SLOT;PROFILE_USE;PROFILE_MEMORY" "")
  if(NOT TARGET "${TARGET}")
    message(FATAL_ERROR "dynasync_options: there is no target '${TARGET}'")
  endif()
  if(ARG_UNPARSED_ARGUMENTS OR ARG_KEYWORDS_MISSING_VALUES)
    message(FATAL_ERROR "dynasync_options(${TARGET}): what is not understood: "
      "${ARG_UNPARSED_ARGUMENTS} ${ARG_KEYWORDS_MISSING_VALUES} "
      "(known: STRATEGY S, SLOT N, NO_HEAP, FORCE_HEAP, PROFILE, "
      "PROFILE_USE FILE, PROFILE_MEMORY N)")
  endif()
  if(ARG_NO_HEAP AND ARG_FORCE_HEAP)
    message(FATAL_ERROR "dynasync_options(${TARGET}): NO_HEAP and FORCE_HEAP "
      "exclude each other")
  endif()
  get_target_property(before "${TARGET}" DYNASYNC_OPTIONS)
  if(before)
    message(FATAL_ERROR "dynasync_options(${TARGET}): it has options already: "
      "${before}. Give them all in one call.")
  endif()

  set(options "")
  if(DEFINED ARG_STRATEGY)
    list(APPEND options "strategy=${ARG_STRATEGY}")
  endif()
  if(DEFINED ARG_SLOT)
    list(APPEND options "slot=${ARG_SLOT}")
  endif()
  if(ARG_NO_HEAP)
    list(APPEND options "heap=no")
  endif()
  if(ARG_FORCE_HEAP)
    list(APPEND options "heap=always")
  endif()
  if(ARG_PROFILE)
    list(APPEND options "profile=yes")
    target_link_libraries("${TARGET}" PRIVATE DynAsync::profile)
  endif()
  if(DEFINED ARG_PROFILE_USE)
    get_filename_component(profile "${ARG_PROFILE_USE}" ABSOLUTE)
    list(APPEND options "profile-use=${profile}")
    # Objects are stale when it changes.
    set_property(TARGET "${TARGET}" APPEND PROPERTY COMPILE_OPTIONS
      "$<$<COMPILE_LANGUAGE:CXX>:SHELL:-Xclang \"-fdepfile-entry=${profile}\">")
  endif()
  if(DEFINED ARG_PROFILE_MEMORY)
    list(APPEND options "profile-memory=${ARG_PROFILE_MEMORY}")
  endif()
  if(NOT options)
    message(FATAL_ERROR "dynasync_options(${TARGET}): no option was given "
      "(known: STRATEGY S, SLOT N, NO_HEAP, FORCE_HEAP, PROFILE, "
      "PROFILE_USE FILE, PROFILE_MEMORY N)")
  endif()
  # A list's separator, which is the options' own as well, escaped.
  list(JOIN options "\\;" text)
  set_property(TARGET "${TARGET}" PROPERTY DYNASYNC_OPTIONS "${text}")
  set_property(TARGET "${TARGET}" APPEND PROPERTY
    COMPILE_DEFINITIONS "DYNASYNC_MODULE_OPTIONS=\"${text}\"")
  set_property(TARGET "${TARGET}" APPEND PROPERTY COMPILE_OPTIONS
    "$<$<COMPILE_LANGUAGE:CXX>:SHELL:-include dynasync/module.h>")
endfunction()

# dynasync_strategy(TARGET S): where the frames of awaited callees go.
function(dynasync_strategy TARGET STRATEGY)
  dynasync_options("${TARGET}" STRATEGY "${STRATEGY}")
endfunction()
