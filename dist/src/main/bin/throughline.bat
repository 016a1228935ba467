@echo off
rem The installed program, with its own Java runtime beside it.
set "HOME_DIR=%~dp0.."
"%HOME_DIR%\runtime\bin\java" -XX:+UseParallelGC -XX:GCTimeRatio=9 %THROUGHLINE_JAVA_OPTIONS% --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow "-Djava.library.path=%HOME_DIR%\lib\native" -cp "%HOME_DIR%\lib\*" org.throughline.cli.Main %*
