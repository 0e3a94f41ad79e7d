package credentials

// RunProgram is exported for tests of programs outside of this package.
var RunProgram = runProgram
