# What `cmake --install` lays out, and the Debian package. Everything has the
# LLVM major in its name or folder, so that several can be installed side by
# side; what has not is the component "unversioned", and not in the package.

include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(DYNASYNC_PACKAGE "dynasync-${LLVM_VERSION_MAJOR}")
foreach(folder IN ITEMS BINDIR LIBDIR INCLUDEDIR DATAROOTDIR MANDIR)
  if(IS_ABSOLUTE "${CMAKE_INSTALL_${folder}}")
    message(FATAL_ERROR "CMAKE_INSTALL_${folder} must be relative to the prefix, "
      "which can be moved; it is ${CMAKE_INSTALL_${folder}}")
  endif()
endforeach()
set(DYNASYNC_INSTALL_PLUGIN "${CMAKE_INSTALL_LIBDIR}/${DYNASYNC_PLUGIN_FILE}")
set(DYNASYNC_INSTALL_INCLUDE "${CMAKE_INSTALL_INCLUDEDIR}/${DYNASYNC_PACKAGE}")
set(DYNASYNC_INSTALL_PASSES
  "${CMAKE_INSTALL_LIBDIR}/${CMAKE_STATIC_LIBRARY_PREFIX}DynAsyncPasses-${LLVM_VERSION_MAJOR}${CMAKE_STATIC_LIBRARY_SUFFIX}")
set(DYNASYNC_INSTALL_PROFILE
  "${CMAKE_INSTALL_LIBDIR}/libDynAsyncProfile-${LLVM_VERSION_MAJOR}.a")
set(DYNASYNC_INSTALL_CMAKE
  "${CMAKE_INSTALL_LIBDIR}/cmake/DynAsync-${LLVM_VERSION_MAJOR}")
set(staging "${PROJECT_BINARY_DIR}/install")

# --- Plugin, headers, library ------------------------------------------------

install(TARGETS DynAsync LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}"
  COMPONENT versioned)
install(TARGETS DynAsyncProfile ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}"
  COMPONENT versioned)
install(TARGETS DynAsyncPasses ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}"
  COMPONENT versioned)
install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/dynasync"
  DESTINATION "${DYNASYNC_INSTALL_INCLUDE}"
  COMPONENT versioned
  FILES_MATCHING PATTERN "*.h")

# --- CMake and pkg-config ----------------------------------------------------

configure_package_config_file(cmake/DynAsyncConfig.cmake.in
  "${staging}/DynAsyncConfig.cmake"
  INSTALL_DESTINATION "${DYNASYNC_INSTALL_CMAKE}"
  PATH_VARS DYNASYNC_INSTALL_PLUGIN DYNASYNC_INSTALL_INCLUDE
    DYNASYNC_INSTALL_PASSES DYNASYNC_INSTALL_PROFILE
  NO_CHECK_REQUIRED_COMPONENTS_MACRO)
configure_file(cmake/DynAsyncConfigVersion.cmake.in
  "${staging}/DynAsyncConfigVersion.cmake" @ONLY)
install(FILES
  "${staging}/DynAsyncConfig.cmake"
  "${staging}/DynAsyncConfigVersion.cmake"
  "${PROJECT_SOURCE_DIR}/cmake/DynAsyncTargets.cmake"
  DESTINATION "${DYNASYNC_INSTALL_CMAKE}"
  COMPONENT versioned)

set(pc_folder "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
file(RELATIVE_PATH DYNASYNC_PREFIX_FROM_PC "/${pc_folder}" "/")
string(REGEX REPLACE "/$" "" DYNASYNC_PREFIX_FROM_PC "${DYNASYNC_PREFIX_FROM_PC}")
configure_file(cmake/dynasync.pc.in "${staging}/${DYNASYNC_PACKAGE}.pc" @ONLY)
install(FILES "${staging}/${DYNASYNC_PACKAGE}.pc" DESTINATION "${pc_folder}"
  COMPONENT versioned)

# --- Tools and their man pages -----------------------------------------------

# Makes the man page of an installed tool from what it says of itself.
set(DYNASYNC_MAN_PAGES "")
function(dynasync_man_page TOOL HELP_OPTION NAME SUMMARY)
  set(page "${staging}/${NAME}.1")
  add_custom_command(OUTPUT "${page}"
    COMMAND "${CMAKE_COMMAND}" "-DOUT=${page}" "-DNAME=${NAME}"
      "-DSUMMARY=${SUMMARY}" "-DVERSION=${PROJECT_VERSION}"
      "-DTOOL=${TOOL}" "-DOPTION=${HELP_OPTION}"
      -P "${PROJECT_SOURCE_DIR}/cmake/ManPage.cmake"
    DEPENDS "${TOOL}" "${PROJECT_SOURCE_DIR}/cmake/ManPage.cmake"
    COMMENT "Making the man page of ${NAME}"
    VERBATIM)
  set(DYNASYNC_MAN_PAGES ${DYNASYNC_MAN_PAGES} "${page}" PARENT_SCOPE)
  install(FILES "${page}" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1"
    COMPONENT versioned)
endfunction()

# The installed wrapper finds its plugin and headers from where it stands, too.
set(wrapper "dynasync-clang++-${LLVM_VERSION_MAJOR}")
file(RELATIVE_PATH DYNASYNC_PLUGIN_FROM_BIN
  "/${CMAKE_INSTALL_BINDIR}" "/${DYNASYNC_INSTALL_PLUGIN}")
file(RELATIVE_PATH DYNASYNC_INCLUDE_FROM_BIN
  "/${CMAKE_INSTALL_BINDIR}" "/${DYNASYNC_INSTALL_INCLUDE}")
dynasync_wrapper("${staging}/${wrapper}")
install(PROGRAMS "${staging}/${wrapper}" DESTINATION "${CMAKE_INSTALL_BINDIR}"
  COMPONENT versioned)
dynasync_man_page("${staging}/${wrapper}" --dynasync-help "${wrapper}"
  "clang++ with the DynAsync plugin")

file(CREATE_LINK "${wrapper}" "${staging}/dynasync-clang++" SYMBOLIC)
file(CREATE_LINK "${wrapper}.1" "${staging}/dynasync-clang++.1" SYMBOLIC)
install(FILES "${staging}/dynasync-clang++" DESTINATION "${CMAKE_INSTALL_BINDIR}"
  COMPONENT unversioned)
install(FILES "${staging}/dynasync-clang++.1"
  DESTINATION "${CMAKE_INSTALL_MANDIR}/man1"
  COMPONENT unversioned)
# TOOL with LLVM's version in its name, a page of it, and links without the
# version. As it was built: it finds LLVM where it was linked with it.
function(dynasync_install_tool TOOL SUMMARY)
  set(versioned "${TOOL}-${LLVM_VERSION_MAJOR}")
  install(PROGRAMS "$<TARGET_FILE:${TOOL}>"
    DESTINATION "${CMAKE_INSTALL_BINDIR}" RENAME "${versioned}"
    COMPONENT versioned)
  dynasync_man_page("$<TARGET_FILE:${TOOL}>" --help "${versioned}" "${SUMMARY}")
  set(DYNASYNC_MAN_PAGES ${DYNASYNC_MAN_PAGES} PARENT_SCOPE)
  file(CREATE_LINK "${versioned}" "${staging}/${TOOL}" SYMBOLIC)
  file(CREATE_LINK "${versioned}.1" "${staging}/${TOOL}.1" SYMBOLIC)
  install(FILES "${staging}/${TOOL}"
    DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT unversioned)
  install(FILES "${staging}/${TOOL}.1"
    DESTINATION "${CMAKE_INSTALL_MANDIR}/man1" COMPONENT unversioned)
endfunction()
if(TARGET dynasync-profile)
  dynasync_install_tool(dynasync-profile
    "merges and shows run-time profiles of DynAsync")
endif()
if(DYNASYNC_REPORT)
  dynasync_install_tool(dynasync-report
    "which awaited calls reach the heap, and why")
endif()
add_custom_target(dynasync-man ALL DEPENDS ${DYNASYNC_MAN_PAGES})

# --- Documentation -----------------------------------------------------------

install(FILES "${PROJECT_SOURCE_DIR}/README.md"
  DESTINATION "${CMAKE_INSTALL_DATAROOTDIR}/doc/${DYNASYNC_PACKAGE}"
  COMPONENT versioned)
install(DIRECTORY "${PROJECT_SOURCE_DIR}/docs"
  DESTINATION "${CMAKE_INSTALL_DATAROOTDIR}/doc/${DYNASYNC_PACKAGE}"
  COMPONENT versioned
  FILES_MATCHING PATTERN "*.md" PATTERN "*.svg" PATTERN "*.png")

# --- The Debian package ------------------------------------------------------

# `cpack` in the build's folder makes dynasync-22_VERSION_ARCHITECTURE.deb.
if(PROJECT_IS_TOP_LEVEL)
  set(CPACK_GENERATOR DEB)
  set(CPACK_PACKAGE_NAME "${DYNASYNC_PACKAGE}")
  set(CPACK_PACKAGE_VERSION "${PROJECT_VERSION}")
  set(CPACK_PACKAGE_CONTACT "The developers of DynAsync")
  set(CPACK_PACKAGE_DESCRIPTION_SUMMARY
    "awaited virtual coroutines without the heap: plugin for clang ${LLVM_VERSION_MAJOR}")
  set(CPACK_PACKAGE_DESCRIPTION
    "A pass plugin for clang ${LLVM_VERSION_MAJOR}, with headers, a wrapper of the compiler and\npackages for CMake and pkg-config. Frames of awaited coroutines that are\ncalled through virtual functions go to storage that the caller offers.")
  set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
  set(CPACK_COMPONENTS_ALL versioned)
  set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
  set(CPACK_DEB_COMPONENT_INSTALL ON)
  set(CPACK_DEBIAN_PACKAGE_NAME "${DYNASYNC_PACKAGE}")
  set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
  set(CPACK_DEBIAN_PACKAGE_SECTION devel)
  # The plugin links no LLVM, its host has it: no tool finds this dependency.
  set(CPACK_DEBIAN_PACKAGE_DEPENDS
    "clang-${LLVM_VERSION_MAJOR}, libllvm${LLVM_VERSION_MAJOR}")
  set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "lld-${LLVM_VERSION_MAJOR}")
  set(CPACK_DEBIAN_PACKAGE_SUGGESTS "llvm-${LLVM_VERSION_MAJOR}-dev, cmake, pkg-config")
  find_program(DYNASYNC_SHLIBDEPS dpkg-shlibdeps)
  mark_as_advanced(DYNASYNC_SHLIBDEPS)
  if(DYNASYNC_SHLIBDEPS)
    set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
  endif()
  include(CPack)
endif()
