# Writes a wrapper that says which plugin it has, so that a cache of compilers,
# which looks at the compiler it is given, sees another one for another plugin:
#
#   cmake -DFROM=wrapper.in -DTO=wrapper -DPLUGIN=plugin.so -P Wrapper.cmake

file(READ "${FROM}" text)
file(SHA256 "${PLUGIN}" hash)
file(WRITE "${TO}" "${text}# The plugin: ${hash}\n")
file(CHMOD "${TO}" PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE
  GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
