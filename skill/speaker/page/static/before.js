var module = {}; // what Amazon's script looks for
